import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearchParams } from 'react-router'
import { localPath } from '../../../web/return-path.js'

/** Goes on to the page that was asked for, with nothing left in memory of who was here before. */
export function useWayIn(): () => Promise<void> {
  const [search] = useSearchParams()
  const navigate = useNavigate()
  const client = useQueryClient()
  return async () => {
    client.clear()
    await navigate(localPath(search.get('ve')), { replace: true })
  }
}

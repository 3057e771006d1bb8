export function ChangePasswordDialog(_: { open: boolean; onClose: () => void }) {
  return null
}

import { type ComponentType } from 'react'
import { createBrowserRouter, type RouteObject } from 'react-router'
import { Shell } from './shell/shell.js'
import { Broken, Lost, Waiting } from './shell/edges.js'

type Loaded = Promise<{ Component: ComponentType }>

const page = (path: string, lazy: () => Loaded): RouteObject => ({ path, lazy })
const as = (Component: ComponentType): { Component: ComponentType } => ({ Component })

const features = {
  home: () => import('./shell/home-page.js').then((m) => as(m.HomePage)),
  unitTasks: () => import('../features/tasks/web/unit-tasks.js').then((m) => as(m.UnitTasksPage)),
  task: () => import('../features/tasks/web/task-page.js').then((m) => as(m.TaskPage)),
  boards: () => import('../features/tasks/web/boards.js').then((m) => as(m.BoardsPage)),
  board: () => import('../features/tasks/web/board.js').then((m) => as(m.BoardPage)),
  documents: () => import('../features/documents/web/list.js').then((m) => as(m.DocumentsPage)),
  reading: () => import('../features/documents/web/reading-page.js').then((m) => as(m.ReadingPage)),
  opinions: () => import('../features/opinions/web/list.js').then((m) => as(m.OpinionsPage)),
  composeOpinion: () => import('../features/opinions/web/compose.js').then((m) => as(m.ComposeOpinionPage)),
  opinion: () => import('../features/opinions/web/round.js').then((m) => as(m.OpinionPage)),
  urging: () => import('../features/urging/web/urging-page.js').then((m) => as(m.UrgingPage)),
  urgingLetter: () => import('../features/urging/web/letter-page.js').then((m) => as(m.UrgingLetterPage)),
  search: () => import('../features/search/web/search-page.js').then((m) => as(m.SearchPage)),
  notices: () => import('../features/reminders/web/notices.js').then((m) => as(m.NoticesPage)),
  channels: () => import('./shell/channels-page.js').then((m) => as(m.ChannelsPage)),
  confirmAddress: () => import('../features/mail/web/confirm-page.js').then((m) => as(m.ConfirmAddressPage)),
  unit: () => import('../features/organisations/web/unit-page.js').then((m) => as(m.UnitPage)),
  calendar: () => import('../features/calendar/web/calendar-page.js').then((m) => as(m.CalendarPage)),
  settings: () => import('../features/settings/web/settings-page.js').then((m) => as(m.SettingsPage)),
  importUnits: () => import('../features/organisations/web/import-page.js').then((m) => as(m.ImportPage)),
  group: () => import('../features/organisations/web/group-page.js').then((m) => as(m.GroupPage)),
  change: () => import('../features/successions/web/change-page.js').then((m) => as(m.ChangePage)),
  recordChange: () => import('../features/successions/web/record-page.js').then((m) => as(m.RecordPage)),
  sourceChange: () => import('../features/source-changes/web/change-page.js').then((m) => as(m.SourceChangePage)),
  handover: () => import('../features/successions/web/handover-page.js').then((m) => as(m.HandoverPage)),
  admin: () => import('./shell/admin-page.js').then((m) => as(m.AdminPage)),
  account: () => import('../features/identity/web/account-page.js').then((m) => as(m.AccountPage)),
  importAccounts: () => import('../features/identity/web/import-page.js').then((m) => as(m.ImportAccountsPage)),
  ownAccount: () => import('../features/identity/web/own-account.js').then((m) => as(m.OwnAccountPage)),
  rights: () => import('../features/identity/web/rights-page.js').then((m) => as(m.RightsPage)),
  openAccount: () => import('../features/identity/web/open-account.js').then((m) => as(m.OpenAccountPage)),
  signIn: () => import('../features/identity/web/sign-in.js').then((m) => as(m.SignInPage)),
  setUp: () => import('../features/identity/web/set-up.js').then((m) => as(m.SetUpPage)),
}

export function makeRouter(): ReturnType<typeof createBrowserRouter> {
  return createBrowserRouter([
    {
      errorElement: <Broken />,
      hydrateFallbackElement: <Waiting />,
      children: [
        page('/dang-nhap', features.signIn),
        page('/thiet-lap', features.setUp),
        page('/mo-tai-khoan', features.openAccount),
        page('/xac-nhan-thu', features.confirmAddress),
        {
          element: <Shell />,
          children: [
            {
              errorElement: <Broken />,
              children: [
                page('/', features.home),
                page('/van-ban', features.documents),
                page('/van-ban/:id', features.reading),
                page('/viec', features.unitTasks),
                page('/nhiem-vu/:id', features.task),
                page('/theo-doi', features.boards),
                page('/theo-doi/:documentId', features.board),
                page('/thong-bao', features.notices),
                page('/thong-bao/cach-nhan', features.channels),
                page('/don-doc', features.urging),
                page('/don-doc/:id', features.urgingLetter),
                page('/lay-y-kien', features.opinions),
                page('/lay-y-kien/moi', features.composeOpinion),
                page('/lay-y-kien/:id', features.opinion),
                page('/tim-kiem', features.search),
                page('/tai-khoan', features.ownAccount),
                page('/quyen', features.rights),
                page('/quan-tri/tai-khoan/nhap', features.importAccounts),
                page('/quan-tri/tai-khoan/:id', features.account),
                page('/don-vi/:id', features.unit),
                page('/lich-lam-viec', features.calendar),
                page('/quy-uoc', features.settings),
                page('/nhom/:id', features.group),
                page('/thay-doi/:id', features.change),
                page('/ban-giao/:id', features.handover),
                page('/van-ban-thay-doi/:id', features.sourceChange),
                page('/quan-tri/don-vi/nhap', features.importUnits),
                page('/quan-tri/thay-doi/moi', features.recordChange),
                page('/quan-tri/:section?', features.admin),
                { path: '*', element: <Lost /> },
              ],
            },
          ],
        },
      ],
    },
  ])
}

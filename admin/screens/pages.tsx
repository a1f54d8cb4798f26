import AccountIcon from '@mui/icons-material/AccountCircleOutlined';
import AccessIcon from '@mui/icons-material/GridOnOutlined';
import KeyIcon from '@mui/icons-material/KeyOutlined';
import StandInIcon from '@mui/icons-material/SwapHorizOutlined';
import AuditIcon from '@mui/icons-material/HistoryOutlined';
import LettersIcon from '@mui/icons-material/MailOutlined';
import PrivacyIcon from '@mui/icons-material/PrivacyTipOutlined';
import SecurityIcon from '@mui/icons-material/ShieldOutlined';
import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { RecordBook } from '../manifest.js';

/** A page that no record draws. It loads when somebody opens it. */
export interface HandMadePage {
  readonly path: string;
  /** The key of its name in our texts. */
  readonly title: string;
  readonly Icon: ComponentType;
  readonly menu: (book: RecordBook) => 'administration' | 'account';
  readonly opens: (book: RecordBook) => boolean;
  readonly Page: LazyExoticComponent<ComponentType>;
}

const pages: readonly HandMadePage[] = [
  {
    path: '/access',
    title: 'timon.access.title',
    Icon: AccessIcon,
    menu: () => 'administration',
    opens: ({ manifest }) => manifest.duties.includes('editAccess'),
    Page: lazy(() => import('./access/access-editor.js')),
  },
  {
    path: '/audit',
    title: 'timon.audit.title',
    Icon: AuditIcon,
    menu: ({ manifest }) => (manifest.operations.includes('securityLog') ? 'administration' : 'account'),
    opens: () => true,
    Page: lazy(() => import('./audit/audit-search.js')),
  },
  {
    path: '/securityLog',
    title: 'timon.security.title',
    Icon: SecurityIcon,
    menu: () => 'administration',
    opens: ({ manifest }) => manifest.operations.includes('securityLog'),
    Page: lazy(() => import('./audit/security-log.js')),
  },
  {
    path: '/privacy',
    title: 'timon.privacy.title',
    Icon: PrivacyIcon,
    menu: () => 'administration',
    opens: ({ manifest }) => manifest.operations.includes('personalData'),
    Page: lazy(() => import('./privacy/privacy.js')),
  },
  {
    path: '/letters',
    title: 'timon.letters.title',
    Icon: LettersIcon,
    menu: () => 'administration',
    opens: ({ manifest }) => manifest.operations.includes('letters'),
    Page: lazy(() => import('./letters.js')),
  },
  {
    path: '/account',
    title: 'timon.ownAccount.title',
    Icon: AccountIcon,
    menu: () => 'account',
    opens: () => true,
    Page: lazy(() => import('./account/own-account.js')),
  },
  {
    path: '/keys',
    title: 'timon.keys.title',
    Icon: KeyIcon,
    menu: () => 'account',
    opens: () => true,
    Page: lazy(() => import('./keys/key-page.js')),
  },
  {
    path: '/standIns',
    title: 'timon.standIn.title',
    Icon: StandInIcon,
    menu: () => 'account',
    opens: () => true,
    Page: lazy(() => import('./stand-ins/stand-in-page.js')),
  },
];

/** The pages that are open to the caller; the others are no addresses at all. */
export const pagesOf = (book: RecordBook): readonly HandMadePage[] => pages.filter(({ opens }) => opens(book));

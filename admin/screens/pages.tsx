import AccessIcon from '@mui/icons-material/GridOnOutlined';
import KeyIcon from '@mui/icons-material/KeyOutlined';
import StandInIcon from '@mui/icons-material/SwapHorizOutlined';
import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { RecordBook } from '../manifest.js';

/** A page that no record draws. It loads when somebody opens it. */
export interface HandMadePage {
  readonly path: string;
  /** The key of its name in our texts. */
  readonly title: string;
  readonly Icon: ComponentType;
  readonly menu: 'administration' | 'account';
  readonly opens: (book: RecordBook) => boolean;
  readonly Page: LazyExoticComponent<ComponentType>;
}

const pages: readonly HandMadePage[] = [
  {
    path: '/access',
    title: 'timon.access.title',
    Icon: AccessIcon,
    menu: 'administration',
    opens: ({ manifest }) => manifest.duties.includes('editAccess'),
    Page: lazy(() => import('./access/access-editor.js')),
  },
  {
    path: '/keys',
    title: 'timon.keys.title',
    Icon: KeyIcon,
    menu: 'account',
    opens: () => true,
    Page: lazy(() => import('./keys/key-page.js')),
  },
  {
    path: '/standIns',
    title: 'timon.standIn.title',
    Icon: StandInIcon,
    menu: 'account',
    opens: () => true,
    Page: lazy(() => import('./stand-ins/stand-in-page.js')),
  },
];

/** The pages that are open to the caller; the others are no addresses at all. */
export const pagesOf = (book: RecordBook): readonly HandMadePage[] => pages.filter(({ opens }) => opens(book));

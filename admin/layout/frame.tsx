import { Layout, type LayoutProps } from 'react-admin';
import { ProveAgain } from '../screens/prove-again.js';
import { ModuleMenu } from './module-menu.js';
import { SecondFactorNotice } from './second-factor-notice.js';
import { TopBar } from './top-bar.js';
import { useShortcuts } from './use-shortcuts.js';
import { ViewingBanner } from './viewing-banner.js';

/** Wide tables scroll inside their own box; the page itself never goes sideways. */
const frame = {
  minWidth: 0,
  '& .RaLayout-appFrame, & .RaLayout-contentWithSidebar': { minWidth: 0 },
  '& .RaLayout-content': { minWidth: 0, px: { xs: 1, sm: 2 }, pt: 1.5, pb: 7 },
};

export function Frame({ children }: LayoutProps) {
  useShortcuts();
  return (
    <>
      <Layout appBar={TopBar} menu={ModuleMenu} sx={frame}>
        <SecondFactorNotice />
        {children}
        <ProveAgain />
      </Layout>
      <ViewingBanner />
    </>
  );
}

import { Layout, type LayoutProps } from 'react-admin';
import { ModuleMenu } from './module-menu.js';
import { TopBar } from './top-bar.js';

export function Frame({ children }: LayoutProps) {
  return (
    <Layout appBar={TopBar} menu={ModuleMenu} sx={{ '& .RaLayout-content': { minWidth: 0, px: { xs: 1, sm: 2 }, pt: 1.5, pb: 4 } }}>
      {children}
    </Layout>
  );
}

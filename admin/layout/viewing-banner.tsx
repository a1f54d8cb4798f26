import EyeIcon from '@mui/icons-material/VisibilityOutlined';
import { Box, Button, GlobalStyles, Typography } from '@mui/material';
import { useNotify, useTranslate } from 'react-admin';
import { useSession } from '../session.js';
import { endViewAs } from '../view-as.js';

/** The foot of every page is empty that high. */
const height = 52;

/**
 * Says on every page who looks through whose eyes, and is the way back. It lies over the foot of the window, so that everything
 * else stands where it stands for the person themselves.
 */
export function ViewingBanner() {
  const translate = useTranslate();
  const notify = useNotify();
  const { me, reload } = useSession();
  if (!me?.viewedBy) return null;
  const end = async () => {
    try {
      await endViewAs();
      await reload();
    } catch (error) {
      notify((error as Error).message, { type: 'error', multiLine: true });
    }
  };
  return (
    <>
      <GlobalStyles styles={{ html: { scrollPaddingBottom: height + 8 }, '.MuiSnackbar-root.MuiSnackbar-root': { bottom: height + 12 } }} />
      <Box
        component="section"
        data-viewing
        aria-label={translate('timon.viewAs.action')}
        sx={{
          position: 'fixed',
          insetInline: 0,
          bottom: 0,
          minHeight: height,
          boxSizing: 'border-box',
          zIndex: (theme) => theme.zIndex.modal + 1,
          display: 'flex',
          alignItems: 'center',
          justifyContent: 'center',
          gap: 1.5,
          px: 2,
          py: 0.5,
          bgcolor: 'secondary.main',
          color: 'secondary.contrastText',
        }}
      >
        <EyeIcon fontSize="small" aria-hidden />
        <Typography variant="body2" component="output" sx={{ fontWeight: 600 }}>
          {translate(me.viewedBy.draft === null ? 'timon.viewAs.banner' : 'timon.viewAs.bannerOfDraft', {
            viewer: me.viewedBy.name,
            person: me.name,
          })}
        </Typography>
        <Button size="small" variant="outlined" color="inherit" onClick={() => void end()}>
          {translate('timon.viewAs.end')}
        </Button>
      </Box>
    </>
  );
}

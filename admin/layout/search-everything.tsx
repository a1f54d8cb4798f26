import SearchIcon from '@mui/icons-material/Search';
import { Autocomplete, Box, InputAdornment, TextField } from '@mui/material';
import { useEffect, useState } from 'react';
import { useNotify, useRedirect, useTranslate } from 'react-admin';
import { ask } from '../client.js';
import { constantCase } from '../constant-case.js';
import { useRecordBook } from '../manifest.js';

interface Hit {
  readonly kind: string;
  readonly id: string;
  readonly title: string;
}

const leastLetters = 2;

/** One box for all records: typo-tolerant, grouped by kind, reached by `/` from anywhere. */
export function SearchEverything() {
  const translate = useTranslate();
  const redirect = useRedirect();
  const notify = useNotify();
  const book = useRecordBook();
  const [text, setText] = useState('');
  const [hits, setHits] = useState<readonly Hit[]>([]);

  useEffect(() => {
    const sought = text.trim();
    if (sought.length < leastLetters) return undefined;
    let current = true;
    const timer = setTimeout(() => {
      ask<{ search: readonly Hit[] }>('query searchEverything($text: String!) { search(text: $text, first: 20) { kind id title } }', {
        text: sought,
      })
        .then(({ search }) => current && setHits(search))
        .catch((error: Error) => current && notify(error.message, { type: 'error' }));
    }, 250);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text, notify]);

  const recordOf = (hit: Hit) => book.screens.find(({ name }) => constantCase(name) === hit.kind);
  return (
    <Box
      sx={{
        width: { xs: 44, sm: 260 },
        mx: 1,
        overflow: 'hidden',
        transition: 'width 0.2s',
        '&:focus-within': { width: { xs: 220, sm: 260 } },
      }}
    >
      <Autocomplete<Hit>
        size="small"
        options={text.trim().length < leastLetters ? [] : hits.filter((hit) => recordOf(hit))}
        value={null}
        inputValue={text}
        onInputChange={(_, typed, reason) => setText(reason === 'input' ? typed : '')}
        onChange={(_, hit) => {
          const record = hit && recordOf(hit);
          if (record) redirect('show', record.plural, hit.id);
        }}
        filterOptions={(found) => found}
        groupBy={(hit) => recordOf(hit)?.labelMany ?? hit.kind}
        getOptionLabel={(hit) => hit.title}
        getOptionKey={(hit) => hit.id}
        noOptionsText={text.trim().length < leastLetters ? translate('timon.search.label') : translate('timon.search.none', { text })}
        clearText={translate('ra.action.clear_input_value')}
        closeText={translate('ra.action.close')}
        openText={translate('ra.action.open')}
        forcePopupIcon={false}
        renderInput={(params) => (
          <TextField
            {...params}
            margin="none"
            placeholder={translate('ra.action.search')}
            slotProps={{
              ...params.slotProps,
              htmlInput: { ...params.slotProps.htmlInput, 'aria-label': translate('timon.search.label'), 'data-shortcut': '/' },
              input: {
                ...params.slotProps.input,
                startAdornment: (
                  <InputAdornment position="start" sx={{ color: 'inherit', ml: 0.5 }}>
                    <SearchIcon fontSize="small" />
                  </InputAdornment>
                ),
                sx: { color: 'inherit', bgcolor: '#ffffff1a', '& fieldset': { border: 0 }, '& svg': { color: 'inherit' } },
              },
            }}
          />
        )}
      />
    </Box>
  );
}

import manifest from '../package.json';

/** As VS Code asks for it: releases have an even minor version, pre-releases an odd one, and no version is both. */
export const isPreRelease = Number(manifest.version.split('.')[1]) % 2 === 1;

#!/usr/bin/env node
// Stands in for VS Code's executable: `runTests` of @vscode/test-electron starts it with VS Code's own arguments.
import { createRequire } from 'node:module';
import { register } from 'tsx/cjs/api';

register();
createRequire(import.meta.url)('./launch.ts');

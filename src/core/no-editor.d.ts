// The engine knows no editor: src/core/tsconfig.json resolves 'vscode' to this file, which is no module, so an
// import of it anywhere in the engine is a compile error (TS2306).

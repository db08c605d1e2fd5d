import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { NONCE_PLACEHOLDER } from '../src/shared/page.ts'

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
  // Both shells put a fresh nonce in its place at each load.
  html: { cspNonce: NONCE_PLACEHOLDER },
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    sourcemap: false,
    modulePreload: { polyfill: false },
    // The content security policy allows no data: fonts and no inline scripts; every asset is a file.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2_000,
  },
})

import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Offices still run Windows 7 with Chrome 109: nothing newer is emitted. */
const OLDEST = ['chrome109', 'firefox115', 'safari16']

export default defineConfig({
  root: 'src/web',
  plugins: [react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: OLDEST,
    assetsInlineLimit: 0,
  },
  server: {
    proxy: { '^/api/': `http://127.0.0.1:${process.env['PORT'] ?? '3300'}` },
  },
})

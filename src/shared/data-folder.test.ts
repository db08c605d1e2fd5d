import { expect, test } from 'vitest'
import { defaultDataFolder } from './data-folder.ts'

test.each([
  ['linux', {}, '/home/li/.local/share/swapbench'],
  ['linux', { XDG_DATA_HOME: '/data' }, '/data/swapbench'],
  ['linux', { XDG_DATA_HOME: 'relative' }, '/home/li/.local/share/swapbench'],
  ['darwin', {}, '/home/li/Library/Application Support/Swapbench'],
  ['win32', { APPDATA: 'C:\\Users\\li\\AppData\\Roaming' }, 'C:\\Users\\li\\AppData\\Roaming\\Swapbench'],
  ['win32', {}, '/home/li\\AppData\\Roaming\\Swapbench'],
  ['linux', { SWAPBENCH_DATA: '/mnt/bench', XDG_DATA_HOME: '/data' }, '/mnt/bench'],
])('on %s with %o: %s', (platform, env, folder) => {
  expect(defaultDataFolder({ platform, env, home: '/home/li' })).toBe(folder)
})

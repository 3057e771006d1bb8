export * from './letters.js'
export * from './register.js'

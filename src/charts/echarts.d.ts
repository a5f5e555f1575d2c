/** The whole of echarts in one file: its hundreds of modules take seconds to read one by one. */
declare module 'echarts/dist/echarts.esm.min.mjs' {
  export { init, setPlatformAPI } from 'echarts'
}

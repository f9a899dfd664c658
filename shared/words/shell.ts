/** What the hosts themselves say: the terminal, the door of the local host, menus and native dialogs. */
import type { Words } from './words.ts';

export const shellWords = {
  entryOpening: { en: 'Opening your plans ...', zh: '正在打开您的计划……' },
  entryClosed: {
    en: 'This address has been used already or is too old.',
    zh: '此地址已被使用或已过期。',
  },
  entrySecond: {
    en: 'Portfolio is open in another tab or browser. Each tab needs an address of its own, which works once.',
    zh: 'Portfolio 已在另一个标签页或浏览器中打开。每个标签页都需要自己的地址，地址只能使用一次。',
  },
  entryBack: {
    en: 'Go back to the tab that Portfolio opened first; your plan is there as you left it.',
    zh: '请回到 Portfolio 最初打开的标签页，您的计划仍在那里。',
  },
  entryEnter: {
    en: 'For one more tab, press Enter in the terminal where Portfolio runs and open the address it prints.',
    zh: '如需再开一个标签页，请在运行 Portfolio 的终端中按 Enter，并打开显示的地址。',
  },
  entryStart: {
    en: 'If Portfolio runs no more, start it again with npm start. Unsaved work is offered on Start.',
    zh: '如果 Portfolio 已停止，请用 npm start 重新启动。未保存的内容会显示在“开始”页。',
  },
  serving: {
    en: 'Portfolio runs in your browser ({{because}}): open {{address}}',
    zh: 'Portfolio 在浏览器中运行（{{because}}）：请打开 {{address}}',
  },
  servingOpened: {
    en: 'Portfolio opens in your browser ({{because}}); if it does not, open {{address}}',
    zh: 'Portfolio 正在浏览器中打开（{{because}}）；如未打开，请访问 {{address}}',
  },
  becauseAsked: { en: 'as you asked', zh: '按您的要求' },
  becauseNoDisplay: { en: 'there is no display for a window', zh: '没有可显示窗口的屏幕' },
  becauseNoRuntime: {
    en: 'the Electron runtime is not installed and could not be downloaded',
    zh: '未安装 Electron 运行环境，且无法下载',
  },
  becauseRoot: {
    en: 'Electron keeps its sandbox only for ordinary users and this is root',
    zh: '当前为 root 用户，而 Electron 的沙箱只适用于普通用户',
  },
  becauseElectronFailed: { en: 'Electron could not open a window here', zh: 'Electron 无法在此打开窗口' },
  servingKeys: { en: 'Enter prints a new address, Ctrl-C stops.', zh: '按 Enter 获取新地址，按 Ctrl-C 停止。' },
  catalogWait: {
    en: 'Another process of Portfolio is opening the catalog; waiting for it.',
    zh: '另一个 Portfolio 进程正在打开目录，请稍候。',
  },
  stoppedIdle: {
    en: 'Portfolio stopped: its last tab was closed. Start it again with npm start; recent plans and unsaved work are on its first page.',
    zh: 'Portfolio 已停止：最后一个标签页已关闭。请用 npm start 重新启动；最近的计划和未保存的内容在首页。',
  },
  cliExportWhat: {
    en: 'Say what to export: --xlsx FILE, --csv FILE, --decisions FILE, --html FILE, --gateway FORMAT with -o FILE, or several.',
    zh: '请说明要导出什么：--xlsx 文件、--csv 文件、--decisions 文件、--html 文件、--gateway 格式与 -o 文件，可同时选几种。',
  },
  cliNewWhat: {
    en: 'Say what to start from, --preset NAME or --from-usage FILE, and where to write it: -o plan.portfolio. --list names the presets.',
    zh: '请说明从什么开始（--preset 名称 或 --from-usage 文件）以及写到哪里：-o plan.portfolio。--list 列出预设。',
  },
  cliWrote: { en: 'Wrote {{file}} ({{bytes}} bytes).', zh: '已写入 {{file}}（{{bytes}} 字节）。' },
  cliFailed: {
    en: 'The program failed: {{message}}. Nothing was written; please report it with the command you typed.',
    zh: '程序出错：{{message}}。没有写入任何文件；请连同所用命令一并反馈。',
  },
  cliValid: {
    en: '{{file}} is a plan: “{{title}}”, {{stacks}} {{stacks, stack|stacks}}, {{categories}} {{categories, kind|kinds}} of work, {{models}} {{models, model|models}}.',
    zh: '{{file}} 是有效的计划：“{{title}}”，{{stacks}} 个方案，{{categories}} 类工作，{{models}} 个模型。',
  },
  cliModels_one: { en: '{{count}} of {{all}} {{all, model|models}}', zh: '{{count}} 个模型（共 {{all}} 个）' },
  cliModels_other: { en: '{{count}} of {{all}} {{all, model|models}}', zh: '{{count}} 个模型（共 {{all}} 个）' },
  menuFile: { en: 'File', zh: '文件' },
  menuClose: { en: 'Close', zh: '关闭' },
  menuQuit: { en: 'Quit', zh: '退出' },
  menuEdit: { en: 'Edit', zh: '编辑' },
  menuCut: { en: 'Cut', zh: '剪切' },
  menuCopy: { en: 'Copy', zh: '复制' },
  menuPaste: { en: 'Paste', zh: '粘贴' },
  menuSelectAll: { en: 'Select all', zh: '全选' },
  menuView: { en: 'View', zh: '视图' },
  menuActualSize: { en: 'Actual size', zh: '实际大小' },
  menuZoomIn: { en: 'Zoom in', zh: '放大' },
  menuZoomOut: { en: 'Zoom out', zh: '缩小' },
  menuFullScreen: { en: 'Full screen', zh: '全屏' },
  menuHelp: { en: 'Help', zh: '帮助' },
  menuShowLogs: { en: 'Show logs', zh: '显示日志' },
  hangTitle: { en: 'The window does not answer', zh: '窗口没有响应' },
  hangText: {
    en: 'It may be busy with a large plan. If you close it now, changes of the last 5 seconds may be lost; what was kept before is offered as recovered work at the next start.',
    zh: '可能正在处理较大的计划。若现在关闭，最近 5 秒的更改可能丢失；此前已保留的内容会在下次启动时供您恢复。',
  },
  hangWait: { en: 'Wait', zh: '等待' },
  hangClose: { en: 'Close the window', zh: '关闭窗口' },
  fileKindPortfolio: { en: 'Portfolio plan', zh: 'Portfolio 计划' },
  fileKindXlsx: { en: 'Excel workbook', zh: 'Excel 工作簿' },
  fileKindCsv: { en: 'CSV table', zh: 'CSV 表格' },
  fileKindSvg: { en: 'SVG image', zh: 'SVG 图片' },
  fileKindPng: { en: 'PNG image', zh: 'PNG 图片' },
  fileKindHtml: { en: 'HTML page', zh: 'HTML 页面' },
  fileKindYaml: { en: 'YAML configuration', zh: 'YAML 配置' },
  fileKindJson: { en: 'JSON configuration', zh: 'JSON 配置' },
  fileKindMd: { en: 'Markdown text', zh: 'Markdown 文本' },
  fileKindPy: { en: 'Python program', zh: 'Python 程序' },
  cannotStart: { en: 'Portfolio cannot start', zh: 'Portfolio 无法启动' },
  windowed: {
    en: 'Portfolio opens in a window of its own (the Electron runtime is here).',
    zh: 'Portfolio 将在独立窗口中打开（已有 Electron 运行环境）。',
  },
} as const satisfies Words;

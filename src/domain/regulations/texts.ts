/** The versions that everybody in a coal mine knows, and how a question names one. */
export const texts = {
  known: [
    { title: '煤矿安全规程', version: '2022', effectiveFrom: '2022-04-01' },
    // 6 编 34 章 777 条. The day is set on the page where a mine finds it to be another.
    { title: '煤矿安全规程', version: '2025', effectiveFrom: '2026-02-01' },
  ],
  /** 《煤矿安全规程》（2022）第一百七十三条; the year may stand inside the brackets or be missing. */
  document: /《([^》]{2,60})》[\s（(【[]*(?:((?:19|20)\d\d)\s*年?\s*(?:版|修订版?|修正版?|公布)?[）)】\]]*)?/,
  /** A year that stands within the title itself: 《煤矿安全规程（2022版）》. */
  inTitle: /[（(]?\s*((?:19|20)\d\d)\s*年?\s*(?:版|修订版?|修正版?)?\s*[）)]?$/,
  article: /第[\d〇零一二三四五六七八九十百千]{1,9}条(?:第[\d一二三四五六七八九十]{1,3}[款项])*/,
  cited: (title: string, version: string, article: string) => `《${title}》（${version}）${article}`,
  /** A limit that a new text may have moved: «1.0%», «20 m», «30 分钟». */
  number:
    /\d+(?:\.\d+)?\s*(?:%|％|‰|mg\/m³|m\/s|m³\/min|MPa|kPa|kV|mm|cm|km|m|℃|°C|°|V|A|米|厘米|毫米|分钟|小时|秒|天|个月|年|人|度)/g,
} as const

/** Finding dispatches and tasks. */
export const search = {
  title: 'Tìm kiếm',
  label: 'Tìm trong văn bản và nhiệm vụ',
  hint: 'Có dấu hay không dấu đều được: “uy ban” tìm thấy “Ủy ban”.',
  action: 'Tìm',
  begin: 'Gõ số, ký hiệu văn bản hoặc vài chữ trong câu cần tìm.',
  none: (q: string) => `Không tìm thấy “${q}”. Thử ít chữ hơn, hoặc tìm theo số và ký hiệu văn bản.`,
  count: (n: number, more: boolean) => (more ? `${n} kết quả đầu tiên; gõ thêm chữ để thu hẹp` : `${n} kết quả`),
  document: 'Văn bản',
  task: 'Nhiệm vụ',
  resultsFor: (q: string) => `Tìm “${q}”`,
}

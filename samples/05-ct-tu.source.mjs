// A party directive (chỉ thị) as plain text, the way it arrives when it was copied out of an e-mail; all invented.
export default {
  id: '05-ct-tu',
  files: ['txt'],
  system: 'party',
  issued: '2026-11-20',
  title: 'Chỉ thị số 05-CT/TU của Ban Thường vụ Thành ủy Lam Khê',
  head: {
    superior: ['TỈNH ỦY VÂN SƠN'],
    issuer: ['THÀNH ỦY LAM KHÊ'],
    number: 'Số 05-CT/TU',
    place: 'Lam Khê, ngày 20 tháng 11 năm 2026',
  },
  kind: 'CHỈ THỊ',
  about: ['về nâng cao chất lượng, bảo đảm thời hạn thực hiện nhiệm vụ', 'và chế độ thông tin, báo cáo'],
  body: [
    {
      p: 'Thời gian qua, việc thực hiện nhiệm vụ do Thành ủy giao đã có nhiều chuyển biến. Tuy nhiên, một số cơ quan, đơn vị còn báo cáo chậm, kết quả chưa có tài liệu chứng minh; việc phối hợp giữa cơ quan chủ trì và cơ quan phối hợp có lúc chưa chặt chẽ. Để khắc phục những hạn chế trên, Ban Thường vụ Thành ủy yêu cầu thực hiện tốt các nhiệm vụ sau:',
    },
    {
      p: '1. Các chi bộ, đảng bộ trực thuộc Thành ủy rà soát các nhiệm vụ được giao trong năm 2026, làm rõ việc đã hoàn thành, việc chưa hoàn thành và nguyên nhân, báo cáo Thành ủy (qua Văn phòng Thành ủy) chậm nhất ngày 15/12/2026.',
    },
    {
      p: '2. Ủy ban nhân dân thành phố chỉ đạo các cơ quan chuyên môn có ý kiến bằng văn bản đối với đề nghị phối hợp trong thời hạn 05 ngày làm việc kể từ ngày nhận được đề nghị.',
    },
    {
      p: '3. Ban Tuyên giáo Thành ủy chủ trì, phối hợp với Báo Lam Khê giới thiệu những cách làm hiệu quả của các tập thể trong thực hiện nhiệm vụ và cải tiến chế độ báo cáo.',
    },
    {
      p: '4. Văn phòng Thành ủy tham mưu ban hành quy định về theo dõi, đôn đốc thực hiện nhiệm vụ trong tháng 12 năm 2026; định kỳ hằng quý tổng hợp kết quả, báo cáo Thường trực Thành ủy.',
    },
    {
      p: '5. Ủy ban Mặt trận Tổ quốc Việt Nam thành phố, Hội Liên hiệp Phụ nữ thành phố, Thành đoàn Lam Khê giám sát việc tiếp thu, trả lời kiến nghị của đoàn viên, hội viên và Nhân dân; kiến nghị với Thường trực Thành ủy những nội dung cần chỉ đạo.',
    },
    { p: 'Chỉ thị này được phổ biến đến chi bộ.' },
  ],
  copies: [
    'Thường trực Tỉnh ủy (để báo cáo),',
    'Các chi bộ, đảng bộ trực thuộc Thành ủy,',
    'Ủy ban nhân dân thành phố,',
    'Ủy ban Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội thành phố,',
    'Lưu Văn phòng Thành ủy.',
  ],
  signer: { authority: ['T/M BAN THƯỜNG VỤ'], title: 'BÍ THƯ' },
}

// A state letter (công văn) with lead and cooperating bodies; the city and every body in it are invented.
export default {
  id: '1045-ubnd-vx',
  files: ['docx', 'pdf'],
  system: 'state',
  issued: '2026-11-25',
  title: 'Công văn số 1045/UBND-VX của Ủy ban nhân dân thành phố Lam Khê',
  head: {
    issuer: ['ỦY BAN NHÂN DÂN', 'THÀNH PHỐ LAM KHÊ'],
    number: 'Số: 1045/UBND-VX',
    subject: ['V/v phòng, chống rét và bảo vệ', 'sức khỏe Nhân dân mùa đông', 'năm 2026 - 2027'],
    place: 'Lam Khê, ngày 25 tháng 11 năm 2026',
  },
  to: [
    'Trung tâm Y tế thành phố;',
    'Trường Trung học phổ thông Lam Khê;',
    'Ủy ban nhân dân các phường, xã;',
    'Ủy ban Mặt trận Tổ quốc Việt Nam thành phố;',
    'Hội Liên hiệp Phụ nữ thành phố;',
    'Thành đoàn Lam Khê;',
    'Báo Lam Khê.',
  ],
  body: [
    {
      p: 'Thực hiện Công văn số 3318/UBND-VX ngày 18 tháng 11 năm 2026 của Ủy ban nhân dân tỉnh Vân Sơn về việc chủ động ứng phó với rét đậm, rét hại; để bảo vệ sức khỏe Nhân dân, nhất là người cao tuổi, trẻ em và học sinh nội trú, Ủy ban nhân dân thành phố có ý kiến như sau:',
    },
    {
      p: '1. Giao Trung tâm Y tế thành phố chủ trì, phối hợp với Ủy ban nhân dân các phường, xã hướng dẫn Nhân dân giữ ấm, phòng bệnh đường hô hấp và phòng tránh ngạt khí khi sưởi bằng than, củi; chuẩn bị đủ thuốc, vật tư và phương án cấp cứu tại các thôn, bản xa trung tâm, hoàn thành trước ngày 05 tháng 12 năm 2026.',
    },
    {
      p: '2. Giao Trường Trung học phổ thông Lam Khê rà soát, sửa chữa, che chắn phòng học và khu nội trú, hoàn thành chậm nhất ngày 10 tháng 12 năm 2026; bảo đảm nước ấm và bữa ăn đủ dinh dưỡng cho học sinh nội trú.',
    },
    {
      p: '3. Giao Ủy ban nhân dân các phường, xã rà soát, hỗ trợ chỗ ở an toàn, đủ ấm cho người cao tuổi sống một mình và các hộ ở nhà tạm; cập nhật tình hình thời tiết, thiệt hại trên địa bàn, báo cáo Ủy ban nhân dân thành phố (qua Văn phòng) vào thứ Sáu hằng tuần.',
    },
    {
      p: '4. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam thành phố chủ trì, phối hợp với Hội Liên hiệp Phụ nữ thành phố, Thành đoàn Lam Khê vận động, tiếp nhận và trao chăn ấm, áo ấm cho các hộ có hoàn cảnh khó khăn trước ngày 12 tháng 12 năm 2026, bảo đảm công khai, đúng đối tượng.',
    },
    {
      p: '5. Đề nghị Báo Lam Khê kịp thời đăng tải bản tin dự báo thời tiết và khuyến cáo của cơ quan chuyên môn trên các ấn phẩm của báo.',
    },
    {
      p: '6. Các cơ quan, đơn vị, địa phương báo cáo kết quả về Ủy ban nhân dân thành phố (qua Văn phòng) trước ngày 15 tháng 12 năm 2026.',
    },
    {
      p: '7. Giao Văn phòng Ủy ban nhân dân thành phố theo dõi, đôn đốc việc thực hiện Công văn này; tổng hợp kết quả, báo cáo Chủ tịch Ủy ban nhân dân thành phố trong thời hạn 03 ngày làm việc kể từ ngày hết hạn báo cáo.',
    },
    {
      p: 'Ủy ban nhân dân thành phố yêu cầu các cơ quan, đơn vị, địa phương nghiêm túc triển khai thực hiện./.',
    },
  ],
  copies: [
    'Như trên;',
    'Thường trực Thành ủy (để báo cáo);',
    'Thường trực HĐND thành phố;',
    'Chủ tịch, các Phó Chủ tịch UBND thành phố;',
    'Lưu: VT, VX.',
  ],
  signer: { authority: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH'], title: 'PHÓ CHỦ TỊCH' },
}

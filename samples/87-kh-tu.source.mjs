// A party plan (kế hoạch) whose orders stand in a table; the city and every body in it are invented.
export default {
  id: '87-kh-tu',
  files: ['docx'],
  system: 'party',
  issued: '2026-11-24',
  title: 'Kế hoạch số 87-KH/TU của Thành ủy Lam Khê',
  head: {
    superior: ['TỈNH ỦY VÂN SƠN'],
    issuer: ['THÀNH ỦY LAM KHÊ'],
    number: 'Số 87-KH/TU',
    place: 'Lam Khê, ngày 24 tháng 11 năm 2026',
  },
  kind: 'KẾ HOẠCH',
  about: ['tổ chức các hoạt động kỷ niệm 20 năm Ngày thành lập', 'thành phố Lam Khê (28/3/2007 - 28/3/2027)'],
  body: [
    {
      p: '- Căn cứ Nghị quyết số 12-NQ/TU, ngày 15/10/2026 của Ban Chấp hành Đảng bộ thành phố về nhiệm vụ trọng tâm năm 2027;',
    },
    { p: '- Xét đề nghị của Ban Tuyên giáo Thành ủy tại Tờ trình số 58-TTr/BTGTU, ngày 18/11/2026,' },
    {
      p: 'Ban Thường vụ Thành ủy ban hành Kế hoạch tổ chức các hoạt động kỷ niệm 20 năm Ngày thành lập thành phố Lam Khê như sau:',
    },
    { h: 'I- MỤC ĐÍCH, YÊU CẦU' },
    {
      p: '1. Ôn lại chặng đường 20 năm xây dựng và trưởng thành của thành phố; khơi dậy niềm tự hào, tinh thần đoàn kết, đồng thuận trong Đảng bộ và Nhân dân.',
    },
    {
      p: '2. Các hoạt động bảo đảm trang trọng, thiết thực, an toàn, tiết kiệm, hướng về cơ sở; phân công rõ cơ quan chủ trì, cơ quan phối hợp và thời gian hoàn thành.',
    },
    { h: 'II- PHÂN CÔNG NHIỆM VỤ' },
    {
      table: {
        columns: ['TT', 'Nội dung công việc', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Thời gian hoàn thành'],
        widths: [6, 31, 22, 24.5, 16.5],
        align: ['center', 'left', 'left', 'left', 'center'],
        rows: [
          [
            '1',
            'Ban hành đề cương tuyên truyền và hệ thống khẩu hiệu kỷ niệm',
            'Ban Tuyên giáo Thành ủy',
            'Báo Lam Khê',
            'Trước ngày 15/12/2026',
          ],
          [
            '2',
            'Lập dự toán kinh phí tổ chức các hoạt động kỷ niệm, trình Thường trực Thành ủy cho ý kiến',
            'Ủy ban nhân dân thành phố',
            'Văn phòng Thành ủy',
            'Chậm nhất ngày 18/12/2026',
          ],
          [
            '3',
            'Mở chuyên mục “Lam Khê - 20 năm xây dựng và phát triển” trên các ấn phẩm của Báo Lam Khê',
            'Báo Lam Khê',
            'Ban Tuyên giáo Thành ủy; các chi bộ, đảng bộ trực thuộc Thành ủy',
            'Từ ngày 21/12/2026',
          ],
          [
            '4',
            'Phát động đợt thi đua “Phố phường, thôn bản xanh - sạch - đẹp” trong các khu dân cư',
            'Ủy ban Mặt trận Tổ quốc Việt Nam thành phố',
            'Hội Liên hiệp Phụ nữ thành phố; Thành đoàn Lam Khê',
            'Tháng 01 năm 2027',
          ],
          [
            '5',
            'Chỉnh trang đường phố, treo cờ, pano, khẩu hiệu trên các tuyến đường chính và khu vực trung tâm',
            'Ủy ban nhân dân thành phố',
            'Đảng bộ phường Suối Hoa; Đảng bộ phường Cầu Đá',
            'Quý I năm 2027',
          ],
          [
            '6',
            'Tổ chức khám, tư vấn sức khỏe miễn phí cho người có công và Nhân dân vùng cao tại xã Nậm Mây',
            'Chi bộ Trung tâm Y tế thành phố',
            'Đảng bộ xã Nậm Mây; Hội Liên hiệp Phụ nữ thành phố',
            'Trước ngày 06/3/2027',
          ],
          [
            '7',
            'Tổ chức hội thi tìm hiểu 20 năm xây dựng và phát triển thành phố trong học sinh, đoàn viên, thanh niên',
            'Thành đoàn Lam Khê',
            'Chi bộ Trường Trung học phổ thông Lam Khê',
            'Trong tháng 3 năm 2027',
          ],
          [
            '8',
            'Tổ chức Lễ kỷ niệm 20 năm Ngày thành lập thành phố tại Quảng trường trung tâm',
            'Ủy ban nhân dân thành phố',
            'Văn phòng Thành ủy; Ban Tuyên giáo Thành ủy; Ủy ban Mặt trận Tổ quốc Việt Nam thành phố',
            'Ngày 28/3/2027',
          ],
          [
            '9',
            'Tổng hợp tiến độ chuẩn bị các hoạt động kỷ niệm, báo cáo Thường trực Thành ủy',
            'Văn phòng Thành ủy',
            'Các cơ quan được phân công chủ trì',
            'Trước ngày 25 hằng tháng',
          ],
        ],
      },
    },
    { h: 'III- TỔ CHỨC THỰC HIỆN' },
    {
      p: '1. Các cơ quan được phân công chủ trì xây dựng kế hoạch chi tiết, gửi về Thành ủy (qua Văn phòng Thành ủy) trước ngày 10/12/2026.',
    },
    {
      p: '2. Văn phòng Thành ủy theo dõi, đôn đốc việc thực hiện Kế hoạch; tham mưu Ban Thường vụ Thành ủy tổng kết, rút kinh nghiệm các hoạt động kỷ niệm, chậm nhất ngày 15/4/2027.',
    },
    {
      p: 'Ban Thường vụ Thành ủy yêu cầu các cấp ủy, tổ chức đảng, cơ quan, đơn vị liên quan nghiêm túc triển khai thực hiện Kế hoạch này.',
    },
  ],
  copies: [
    'Thường trực Tỉnh ủy (để báo cáo),',
    'Thường trực Hội đồng nhân dân, Ủy ban nhân dân thành phố,',
    'Các cơ quan có tên tại Mục II,',
    'Các chi bộ, đảng bộ trực thuộc Thành ủy,',
    'Lưu Văn phòng Thành ủy.',
  ],
  signer: { authority: ['T/M BAN THƯỜNG VỤ'], title: 'BÍ THƯ' },
}

// A party letter (công văn) that gives ten orders; the city and every body in it are invented.
export default {
  id: '612-cv-tu',
  files: ['docx', 'pdf'],
  system: 'party',
  issued: '2026-11-23',
  title: 'Công văn số 612-CV/TU của Thành ủy Lam Khê',
  head: {
    superior: ['TỈNH ỦY VÂN SƠN'],
    issuer: ['THÀNH ỦY LAM KHÊ'],
    number: 'Số 612-CV/TU',
    subject: ['v/v phối hợp tuyên truyền và theo dõi', 'các ấn phẩm Báo Lam Khê'],
    place: 'Lam Khê, ngày 23 tháng 11 năm 2026',
  },
  to: [
    'Ủy ban nhân dân thành phố,',
    'Ban Tuyên giáo Thành ủy,',
    'Ủy ban Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội thành phố,',
    'Các chi bộ, đảng bộ trực thuộc Thành ủy.',
  ],
  body: [
    {
      p: 'Căn cứ Công văn số 231-CV/BLK, ngày 12/11/2026 của Báo Lam Khê về việc đề nghị phối hợp giới thiệu các ấn phẩm và xây dựng kế hoạch tuyên truyền năm 2027; để cán bộ, đảng viên và Nhân dân thuận tiện tiếp cận nguồn thông tin chính thức của địa phương, Thường trực Thành ủy chỉ đạo một số nội dung sau:',
    },
    { h: '1. Ủy ban nhân dân thành phố' },
    {
      p: '1.1. Chỉ đạo các cơ quan thông tin, truyền thông của thành phố giới thiệu địa chỉ chính thức các ấn phẩm của Báo Lam Khê trên cổng thông tin điện tử, hệ thống truyền thanh cơ sở và trang mạng xã hội do cơ quan quản lý (*có hướng dẫn truy cập kèm theo*).',
    },
    {
      p: '1.2. Chủ trì, phối hợp với Báo Lam Khê xây dựng dự thảo Chương trình phối hợp tuyên truyền năm 2027 giữa Thành ủy và Báo Lam Khê, gửi về Thành ủy (qua Ban Tuyên giáo Thành ủy) **trước ngày 30/11/2026**; chuẩn bị dự thảo hợp đồng tuyên truyền năm 2027 giữa hai đơn vị bảo đảm đúng quy định hiện hành.',
    },
    { p: 'Chương trình phối hợp tập trung vào các nội dung sau:' },
    {
      p: '(1) Kết quả thực hiện Nghị quyết Đại hội đại biểu Đảng bộ thành phố lần thứ V, nhiệm kỳ 2025 - 2030; những mô hình mới, cách làm hay của các tập thể.',
    },
    {
      p: '(2) Các ngày lễ, sự kiện lớn của thành phố và các xã, phường trong năm 2027, trọng tâm là các hoạt động kỷ niệm 20 năm Ngày thành lập thành phố (28/3/2007 - 28/3/2027).',
    },
    {
      p: '(3) Các chương trình, đề án, dự án trọng điểm, nhất là kết quả thực hiện Nghị quyết số 09-NQ/TU, ngày 15/6/2026 của Ban Chấp hành Đảng bộ tỉnh về xây dựng và phát triển thành phố Lam Khê đến năm 2035.',
    },
    {
      p: '(4) Thông tin chính thức về những vấn đề phức tạp, được dư luận trên địa bàn quan tâm (*nếu có*), bảo đảm có nguồn kiểm chứng và theo đúng quy định về phát ngôn, cung cấp thông tin cho báo chí.',
    },
    {
      h: '2. Ủy ban Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội thành phố; các chi bộ, đảng bộ trực thuộc Thành ủy',
    },
    {
      p: 'Giới thiệu, khuyến khích cán bộ, đảng viên, đoàn viên, hội viên và Nhân dân tìm đọc, theo dõi các ấn phẩm của Báo Lam Khê trên tinh thần tự nguyện, không giao chỉ tiêu, thông qua sinh hoạt định kỳ, bảng tin và trang thông tin chính thức của đơn vị (*có hướng dẫn truy cập kèm theo*); đề xuất những nội dung cần phối hợp tuyên truyền trên Báo Lam Khê, phù hợp với chức năng, nhiệm vụ của từng cơ quan, đơn vị, địa phương.',
    },
    { h: '3. Ban Tuyên giáo Thành ủy' },
    {
      p: '3.1. Đôn đốc tiến độ xây dựng, thẩm định và hoàn thiện dự thảo Chương trình phối hợp tuyên truyền; trình Thường trực Thành ủy xem xét, phê duyệt **trước ngày 07/12/2026**.',
    },
    {
      p: '3.2. Tham mưu tổ chức lễ ký kết Chương trình phối hợp giữa Thành ủy và Báo Lam Khê **trước ngày 11/12/2026**; hướng dẫn các cơ quan, đơn vị triển khai thực hiện Chương trình ngay sau khi ký kết.',
    },
    {
      p: '3.3. Thường xuyên theo dõi, hướng dẫn, kiểm tra việc thực hiện của các chi bộ, đảng bộ trực thuộc Thành ủy và các cơ quan, đơn vị liên quan, kịp thời tham mưu Thường trực Thành ủy chỉ đạo giải quyết những vấn đề phát sinh (*nếu có*).',
    },
    {
      p: 'Nhận được Công văn này, Thường trực Thành ủy yêu cầu các cấp ủy, tổ chức đảng, cơ quan, đơn vị liên quan nghiêm túc triển khai thực hiện.',
    },
  ],
  copies: [
    'Như kính gửi,',
    'Thường trực Thành ủy (để báo cáo),',
    'Báo Lam Khê (để phối hợp),',
    'Chánh Văn phòng, các Phó Chánh Văn phòng Thành ủy,',
    'Lưu Văn phòng Thành ủy.',
  ],
  signer: { authority: ['T/M BAN THƯỜNG VỤ'], title: 'PHÓ BÍ THƯ' },
}

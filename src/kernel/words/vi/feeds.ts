/** Personal calendar feeds. */
export const feeds = {
  calendar: {
    name: 'Hạn công việc (Đôn Đốc)',
    due: (title: string) => `Hạn: ${title}`,
    done: (title: string) => `Đã xong: ${title}`,
    left: 'Việc không còn của đơn vị',
    stands: 'Đang tạm dừng hoặc chờ, hạn có thể thay đổi.',
    role: { lead: 'Đơn vị chủ trì', cooperating: 'Đơn vị phối hợp', under: 'Được đơn vị cấp trên giao lại' },
  },
  own: {
    title: 'Hạn công việc trong lịch của điện thoại, máy tính',
    lead: 'Tạo một đường dẫn lịch rồi thêm vào ứng dụng lịch; hạn của đơn vị đồng chí tự cập nhật ở đó. Ai có đường dẫn thì xem được, nên mỗi máy dùng một đường dẫn riêng và không gửi cho người khác.',
    none: 'Chưa có đường dẫn lịch nào.',
    noUnit: 'Lịch cá nhân dành cho tài khoản của đơn vị thực hiện.',
    name: 'Đặt tên để nhớ',
    nameHint: 'Ví dụ: Điện thoại cơ quan',
    create: 'Tạo đường dẫn lịch',
    made: (day: string) => `tạo ngày ${day}`,
    used: (at: string) => `máy đọc lần cuối khoảng ${at}`,
    unused: 'chưa có máy nào đọc',
    revoke: 'Thu hồi',
    revoked: 'Đã thu hồi. Đường dẫn này không còn dùng được.',
    once: {
      title: 'Đường dẫn lịch',
      lead: 'Chép ngay: đường dẫn chỉ hiện một lần. Mất thì thu hồi và tạo đường dẫn khác.',
      copy: 'Chép đường dẫn',
      copied: 'Đã chép.',
      notCopied: 'Trình duyệt không cho chép. Hãy chọn đường dẫn rồi chép bằng tay.',
      how: 'Thêm vào lịch',
      ways: [
        'iPhone, iPad: Cài đặt → Ứng dụng → Lịch → Tài khoản lịch → Thêm tài khoản → Khác → Thêm lịch đã đăng ký, rồi dán đường dẫn.',
        'Android: mở Google Lịch trên máy tính, chọn Lịch khác → Từ URL, dán đường dẫn; điện thoại dùng cùng tài khoản sẽ thấy.',
        'Outlook, Thunderbird: chọn thêm lịch từ Internet (URL), dán đường dẫn.',
      ],
      note: 'Ứng dụng lịch phải vào được địa chỉ này qua mạng; có ứng dụng chỉ đọc lại vài giờ một lần.',
      close: 'Đã chép xong',
    },
  },
}

export const feedErrors = {
  'feeds-enough': (detail: Record<string, unknown>): string =>
    `Mỗi tài khoản có nhiều nhất ${Number(detail['most'])} đường dẫn lịch. Hãy thu hồi đường dẫn không dùng nữa.`,
}

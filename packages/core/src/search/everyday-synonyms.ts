import type { SynonymGroup } from './synonyms.ts';

const english = `delete, remove, erase, unsubscribe
email, mail, e-mail
picture, photo, image, pic
movie, video, clip, film
log in, login, sign in, log on, sign-in
log out, logout, sign out, log off
sign up, register, create an account, registration
password, passcode, passphrase, pin
cancel, terminate, revoke, discontinue
buy, purchase, order
cost, price, fee, charge
bill, invoice, receipt
refund, money back, reimbursement, reimburse
phone, mobile, cell, cellphone, smartphone, telephone
change, modify, edit, alter, update
fix, repair, solve, resolve
error, problem, issue, failure, fail, trouble
show, display, view
hide, conceal, private, invisible
create, make, generate
add, insert, attach, include
start, begin, launch
stop, end, quit
close, shut
turn on, enable, activate, switch on
turn off, disable, deactivate, switch off
send, transmit, submit
receive, get
copy, duplicate, clone
move, transfer, relocate, migrate
back up, backup, archive
restore, recover, retrieve
find, search, locate, look up
choose, select, pick
folder, directory
file, document
text, word
spreadsheet, sheet, workbook
list, overview
quick, fast, rapid
slow, lag
big, large, huge
small, tiny, little
size, length, width
colour, color
website, web site, web page, site, webpage, url, web address, link
internet, web, network
wifi, wi-fi, wireless, wlan
computer, pc, laptop, desktop
application, app, program, software
account, profile
user, member, person, people
message, post, chat
contact, address book
calendar, schedule, appointment, event
reminder, notification, alert
import, load, upload
export, save, download
print, printer, printing
lock, block, ban
unlock, unblock
share, collaborate
merge, combine, join, unite
split, divide, separate
connect, link, attach
disconnect, unlink, detach
install, set up, setup
uninstall, remove
upgrade, update, newer version
permission, access, right, privilege
security, safety, secure, safe
wrong, incorrect, false, mistake
broken, damaged, defective, faulty
lost, missing, disappeared, gone
stolen, theft
deliver, delivery, ship, shipping, shipment, dispatch
parcel, package
track, trace, follow
address, location
money, cash, fund
card, credit card, debit card
pay, payment
verify, verification, confirm, confirmation, validate
identity, id
limit, maximum, restriction, cap
minimum, least
currency, money exchange
exchange, convert, conversion, swap
delay, late, pending, waiting
decline, reject, refuse, deny
twice, double, duplicate
automatic, auto, automatically
keyboard shortcut, hotkey, shortcut key
customize, customise, personalize, adjust, configure, settings, preference, option
filter, rule
group, team
workflow, process, automation
dependency, condition
subtitle, caption
conversation, thread
answer, reply, respond, response
question, query
help, support, assistance
holiday, vacation, time off
job, work
car, vehicle, auto
doctor, physician`;

const chinese = `删除, 移除, 清除, 去掉
修改, 更改, 变更, 更新, 编辑
创建, 新建, 建立, 生成
添加, 增加, 新增, 插入
查看, 显示, 浏览, 列出
查找, 搜索, 检索, 查询
登录, 登陆, 登入
注销, 退出, 登出
注册, 开户, 开通
密码, 口令
打开, 开启, 启用, 激活
关闭, 禁用, 停用
停止, 终止, 结束
启动, 开始, 运行, 执行
取消, 撤销, 撤消
复制, 拷贝
移动, 迁移, 转移
备份, 存档, 归档
恢复, 还原
导入, 载入, 加载, 上传
导出, 保存, 下载
安装, 部署, 设置
配置, 设置, 设定, 选项
升级, 更新
错误, 报错, 异常, 故障, 失败
解决, 处理, 修复, 排查
图片, 图像, 图形, 照片
文件, 文档
文件夹, 目录, 资料夹
打印, 列印
网络, 网路, 联网
程序, 应用, 软件
用户, 使用者, 帐户, 账户, 账号, 帐号
信息, 消息, 讯息
权限, 许可, 授权
退款, 退钱, 退货款
付款, 支付, 缴费
费用, 价格, 收费, 手续费
发票, 账单, 收据
快递, 物流, 配送, 发货
包裹, 快件
订单, 单子
手机, 电话
邮件, 邮箱, 电子邮件
合并, 合拼, 组合
拆分, 分割, 切分
概述, 简介, 概览, 介绍, 总览
教程, 指南, 向导, 入门
性能, 效率
优化, 调优
监控, 监视
同步, 复制
比较, 对比
转换, 变换
大小, 尺寸, 容量
限制, 上限, 约束
示例, 例子, 样例
函数, 功能`;

/**
 * Words that people use for one another in any help centre. General knowledge of both languages, not of any data set; a
 * knowledge base adds its own and can leave these out.
 */
export const everydaySynonyms: readonly SynonymGroup[] = [...english.split('\n'), ...chinese.split('\n')].map((line) =>
  line.split(', '),
);

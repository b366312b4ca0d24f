<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Cause</name>
    <message>
        <source>The server answered with HTTP %1</source>
        <translation>服务器返回 HTTP %1</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>Not usable</source>
        <translation>无法使用</translation>
    </message>
    <message>
        <source>Host not found</source>
        <translation>找不到主机</translation>
    </message>
    <message>
        <source>Check the spelling of the host and your network connection.</source>
        <translation>请检查主机名拼写和网络连接。</translation>
    </message>
    <message>
        <source>Connection refused</source>
        <translation>连接被拒绝</translation>
    </message>
    <message>
        <source>Check the port, and that the server is running.</source>
        <translation>请检查端口，并确认服务器正在运行。</translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation>连接中断</translation>
    </message>
    <message>
        <source>Try again, perhaps later.</source>
        <translation>请重试，或稍后再试。</translation>
    </message>
    <message>
        <source>Timed out</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>Try again, or allow more time.</source>
        <translation>请重试，或延长超时时间。</translation>
    </message>
    <message>
        <source>No secure connection</source>
        <translation>无法建立安全连接</translation>
    </message>
    <message>
        <source>The certificate must be valid for this host.</source>
        <translation>证书必须对该主机有效。</translation>
    </message>
    <message>
        <source>The server answered with an error</source>
        <translation>服务器返回错误</translation>
    </message>
    <message>
        <source>The server does not have it</source>
        <translation>服务器上没有该文件</translation>
    </message>
    <message>
        <source>Redirected where we cannot go</source>
        <translation>被重定向到无法访问的位置</translation>
    </message>
    <message>
        <source>Not a valid HTTP answer</source>
        <translation>无效的 HTTP 响应</translation>
    </message>
    <message>
        <source>The body has the wrong length</source>
        <translation>内容长度不正确</translation>
    </message>
    <message>
        <source>It changed at the source</source>
        <translation>来源处的内容已更改</translation>
    </message>
    <message>
        <source>Try again, or run the job again to have what is there now.</source>
        <translation>请重试，或再次运行该下载以获取现在的内容。</translation>
    </message>
    <message>
        <source>The file&apos;s digest is wrong</source>
        <translation>文件校验和不符</translation>
    </message>
    <message>
        <source>Other bytes came than were promised; they are not stored as the file.</source>
        <translation>收到的内容与承诺的不符；不会将其存为该文件。</translation>
    </message>
    <message>
        <source>The listing was not understood</source>
        <translation>无法识别该列表</translation>
    </message>
    <message>
        <source>Check the address and the options of the source.</source>
        <translation>请检查来源的地址和选项。</translation>
    </message>
    <message>
        <source>The listing goes in a circle</source>
        <translation>列表出现循环</translation>
    </message>
    <message>
        <source>The server must be mended; what was listed before is downloaded.</source>
        <translation>需要修复服务器；此前已列出的文件仍会下载。</translation>
    </message>
    <message>
        <source>Not a possible file name</source>
        <translation>文件名无效</translation>
    </message>
    <message>
        <source>The archive cannot be unpacked</source>
        <translation>无法解压该归档</translation>
    </message>
    <message>
        <source>Fetch it again, or unpack it with the program that made it.</source>
        <translation>请重新下载，或用创建它的程序解压。</translation>
    </message>
    <message>
        <source>The file is already there</source>
        <translation>文件已存在</translation>
    </message>
    <message>
        <source>The file is too large</source>
        <translation>文件过大</translation>
    </message>
    <message>
        <source>Cannot be stored under its name</source>
        <translation>无法以该名称保存</translation>
    </message>
    <message>
        <source>Look at the folder, link or file that is there, then try it again.</source>
        <translation>请检查该处已有的文件夹、链接或文件，然后重试。</translation>
    </message>
    <message>
        <source>The destination is full</source>
        <translation>目标位置已满</translation>
    </message>
    <message>
        <source>The destination cannot be written</source>
        <translation>无法写入目标位置</translation>
    </message>
    <message>
        <source>Choose another folder or change its permissions.</source>
        <translation>请选择其他文件夹，或更改其权限。</translation>
    </message>
    <message>
        <source>The disk with the journal is full</source>
        <translation>日志所在磁盘已满</translation>
    </message>
    <message>
        <source>Make room there, then go on.</source>
        <translation>请在该处腾出空间，然后继续。</translation>
    </message>
    <message>
        <source>The journal cannot be used</source>
        <translation>无法使用日志</translation>
    </message>
    <message>
        <source>No such job</source>
        <translation>没有该任务</translation>
    </message>
    <message>
        <source>The job is already running</source>
        <translation>任务已在运行</translation>
    </message>
    <message>
        <source>Stop it in the other window or terminal first.</source>
        <translation>请先在另一个窗口或终端中停止它。</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>The server wants a login, or this one may not read it.</source>
        <translation>服务器要求登录，或者当前登录无权读取。</translation>
    </message>
    <message>
        <source>It is not there any more, or the address is wrong.</source>
        <translation>文件已不存在，或者地址有误。</translation>
    </message>
    <message>
        <source>The server wants fewer requests: use fewer connections, or a limit.</source>
        <translation>服务器要求减少请求：请减少连接数或设置限制。</translation>
    </message>
    <message>
        <source>The server is in trouble; try again later.</source>
        <translation>服务器出现问题；请稍后再试。</translation>
    </message>
</context>
<context>
    <name>NewDownload</name>
    <message>
        <source>more than %1 addresses: put them into a file, one a line, and choose that</source>
        <translation>超过 %1 个地址：请将它们写入文件，每行一个，然后选择该文件</translation>
    </message>
</context>
<context>
    <name>SourceKind</name>
    <message>
        <source>Newest</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>Only the newest N items; 0: all.</source>
        <translation>仅最新的 N 个条目；0 表示全部。</translation>
    </message>
    <message>
        <source>Feed</source>
        <translation>订阅源</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>深度</translation>
    </message>
    <message>
        <source>How many folders deep to look below the address; 0: for its own files alone. Without it, 64, and deeper ones are failures.</source>
        <translation>在该地址下查找多少层文件夹；0 表示仅其自身的文件。不填则为 64 层，更深的计为失败。</translation>
    </message>
    <message>
        <source>Directory index</source>
        <translation>目录索引</translation>
    </message>
    <message>
        <source>Path of the listing</source>
        <translation>列表的路径</translation>
    </message>
    <message>
        <source>Where the listing is.</source>
        <translation>列表所在的位置。</translation>
    </message>
    <message>
        <source>Path of the files</source>
        <translation>文件的路径</translation>
    </message>
    <message>
        <source>What stands before a name.</source>
        <translation>名称之前的部分。</translation>
    </message>
    <message>
        <source>Key of the names</source>
        <translation>名称键</translation>
    </message>
    <message>
        <source>JSON key of the names.</source>
        <translation>名称的 JSON 键。</translation>
    </message>
    <message>
        <source>Key of the next page</source>
        <translation>下一页键</translation>
    </message>
    <message>
        <source>JSON key of the next page&apos;s cursor.</source>
        <translation>下一页游标的 JSON 键。</translation>
    </message>
    <message>
        <source>Key of the sizes</source>
        <translation>大小键</translation>
    </message>
    <message>
        <source>JSON key of the sizes, where the service has them.</source>
        <translation>大小的 JSON 键（如果服务提供）。</translation>
    </message>
    <message>
        <source>Key of the digests</source>
        <translation>校验和键</translation>
    </message>
    <message>
        <source>JSON key of the digests, such as &quot;sha256:HEX&quot;, where the service has them; each file is checked.</source>
        <translation>校验和的 JSON 键，例如“sha256:HEX”（如果服务提供）；会检查每个文件。</translation>
    </message>
    <message>
        <source>Parameter of the cursor</source>
        <translation>游标参数</translation>
    </message>
    <message>
        <source>Query parameter for the cursor.</source>
        <translation>游标的查询参数。</translation>
    </message>
    <message>
        <source>List/get service</source>
        <translation>list/get 服务</translation>
    </message>
    <message>
        <source>Metalink</source>
        <translation>Metalink</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>The image for this platform, such as linux/arm64; if not said, for this machine&apos;s.</source>
        <translation>该平台的映像，例如 linux/arm64；不填则为本机平台。</translation>
    </message>
    <message>
        <source>All platforms</source>
        <translation>所有平台</translation>
    </message>
    <message>
        <source>The images for all platforms, and their index.</source>
        <translation>所有平台的映像及其索引。</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>oci: a folder that skopeo and others read as oci:FOLDER:TAG. layers: the layers as files of their own.</source>
        <translation>oci：skopeo 等工具可作为 oci:FOLDER:TAG 读取的文件夹。layers：各层作为单独的文件。</translation>
    </message>
    <message>
        <source>Without TLS</source>
        <translation>不使用 TLS</translation>
    </message>
    <message>
        <source>Ask the registry by http; those of this machine always are unless there is a --ca-file.</source>
        <translation>通过 http 访问镜像仓库；本机的仓库始终如此，除非指定了 --ca-file。</translation>
    </message>
    <message>
        <source>Container image</source>
        <translation>容器映像</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>The server, where it is not AWS&apos;s. Usual: AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL or the profile&apos;s, as they are when the job is added.</source>
        <translation>非 AWS 时的服务器。默认：AWS_ENDPOINT_URL_S3、AWS_ENDPOINT_URL 或配置文件中的端点，以添加任务时为准。</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>The bucket&apos;s region. Usual: AWS_REGION, AWS_DEFAULT_REGION or the profile&apos;s, as they are when the job is added, else us-east-1; another one that the server names is followed.</source>
        <translation>存储桶的区域。默认：AWS_REGION、AWS_DEFAULT_REGION 或配置文件中的区域，以添加任务时为准，否则为 us-east-1；若服务器指明其他区域，则改用该区域。</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>配置文件</translation>
    </message>
    <message>
        <source>Whose keys in ~/.aws/credentials and ~/.aws/config. Usual: the keys in the environment, else AWS_PROFILE or &quot;default&quot;, each time the job is started.</source>
        <translation>使用 ~/.aws/credentials 和 ~/.aws/config 中哪个配置的密钥。默认：环境变量中的密钥，否则为 AWS_PROFILE 或“default”，每次启动任务时读取。</translation>
    </message>
    <message>
        <source>Address of the bucket</source>
        <translation>存储桶地址</translation>
    </message>
    <message>
        <source>Whether the bucket is in the path or the host name; auto: the host name at AWS unless the bucket&apos;s name has dots, else the path.</source>
        <translation>存储桶位于路径还是主机名中；auto：AWS 上用主机名（存储桶名称含点时除外），否则用路径。</translation>
    </message>
    <message>
        <source>Without keys</source>
        <translation>不使用密钥</translation>
    </message>
    <message>
        <source>Signs no request, whatever keys there are.</source>
        <translation>无论有哪些密钥，都不对请求签名。</translation>
    </message>
    <message>
        <source>Requester pays</source>
        <translation>请求方付费</translation>
    </message>
    <message>
        <source>Agrees to pay for requests and transfer, as some buckets want.</source>
        <translation>同意为请求和传输付费，某些存储桶要求如此。</translation>
    </message>
    <message>
        <source>Listing</source>
        <translation>列出方式</translation>
    </message>
    <message>
        <source>Whether many parts of a bucket are listed at once, or page after page; for servers that do not know start-after.</source>
        <translation>同时列出存储桶的多个部分，还是逐页列出；后者用于不支持 start-after 的服务器。</translation>
    </message>
    <message>
        <source>S3 bucket</source>
        <translation>S3 存储桶</translation>
    </message>
    <message>
        <source>Symbol server</source>
        <translation>符号服务器</translation>
    </message>
    <message>
        <source>Where the symbols are: http(s)://HOST[/PATH], below which a file is DEBUGFILE/DEBUGID/SYMBOLFILE.</source>
        <translation>符号所在位置：http(s)://HOST[/PATH]，其下的文件为 DEBUGFILE/DEBUGID/SYMBOLFILE。</translation>
    </message>
    <message>
        <source>Symbol store</source>
        <translation>符号存储</translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation>校验和</translation>
    </message>
    <message>
        <source>What its bytes must come to; sha256, sha512, sha384, sha224, sha1, md5 or crc32c, in hexadecimal digits or base64.</source>
        <translation>文件字节应得到的校验和；sha256、sha512、sha384、sha224、sha1、md5 或 crc32c，十六进制或 base64。</translation>
    </message>
    <message>
        <source>Verify with</source>
        <translation>校验方式</translation>
    </message>
    <message>
        <source>A file of checksums that has the file&apos;s; auto: FILE.sha256, FILE.sha512, SHA256SUMS or SHA512SUMS beside it.</source>
        <translation>包含该文件校验和的校验文件；auto：同目录下的 FILE.sha256、FILE.sha512、SHA256SUMS 或 SHA512SUMS。</translation>
    </message>
    <message>
        <source>One file</source>
        <translation>单个文件</translation>
    </message>
    <message>
        <source>Numbered files</source>
        <translation>编号文件</translation>
    </message>
    <message>
        <source>Names of the files</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>What the files are called: url-path has folders for host and path, so that none is lost; file-name has the last part alone, and of several files of one name the first alone is stored, while those with other bytes fail.</source>
        <translation>文件的命名方式：url-path 按主机和路径建立文件夹，不会丢失任何文件；file-name 只取最后一部分，多个同名文件只保存第一个，内容不同的则失败。</translation>
    </message>
    <message>
        <source>Format of the list</source>
        <translation>列表格式</translation>
    </message>
    <message>
        <source>lines has an address a line; aria2 is what aria2c reads (mirrors, out=, dir=, checksum=, header=); csv has a row a file, json an object a line; auto looks.</source>
        <translation>lines：每行一个地址；aria2：aria2c 可读取的格式（镜像、out=、dir=、checksum=、header=）；csv：每个文件一行；json：每行一个对象；auto：自动判断。</translation>
    </message>
    <message>
        <source>Column of the addresses</source>
        <translation>地址列</translation>
    </message>
    <message>
        <source>Heading or JSON key of the addresses, or in CSV the number of the column; without it: url.</source>
        <translation>地址的列标题或 JSON 键，CSV 中也可用列号；不填则为 url。</translation>
    </message>
    <message>
        <source>Column of the names</source>
        <translation>名称列</translation>
    </message>
    <message>
        <source>What the files are called; without it: as --names says.</source>
        <translation>文件的名称；不填则按 --names 的设置。</translation>
    </message>
    <message>
        <source>Column of the sizes</source>
        <translation>大小列</translation>
    </message>
    <message>
        <source>Bytes of each file, which it must then have.</source>
        <translation>每个文件的字节数，下载后必须一致。</translation>
    </message>
    <message>
        <source>Column of the checksums</source>
        <translation>校验和列</translation>
    </message>
    <message>
        <source>Checksum of each file, such as sha256:HEX, or its digits alone; each file is checked.</source>
        <translation>每个文件的校验和，例如 sha256:HEX，或仅其数字；会检查每个文件。</translation>
    </message>
    <message>
        <source>List of URLs</source>
        <translation>URL 列表</translation>
    </message>
    <message>
        <source>All folders in one request</source>
        <translation>一次请求所有文件夹</translation>
    </message>
    <message>
        <source>Ask for all folders in one request (Depth: infinity), where the server allows it.</source>
        <translation>在一次请求中获取所有文件夹（Depth: infinity），如果服务器允许。</translation>
    </message>
    <message>
        <source>WebDAV folder</source>
        <translation>WebDAV 文件夹</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Takes the keys of this name from the system&apos;s keychain, each time the job is started; &quot;milliard-cli secret set NAME&quot; puts them there.</source>
        <translation>每次启动任务时，从系统密钥环中取用此名称的密钥；用“milliard-cli secret set NAME”存入。</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Milliard is running already, but does not answer.</source>
        <translation>Milliard 已在运行，但没有响应。</translation>
    </message>
    <message>
        <source>Wait a moment and try again, or end that program. With --data-dir DIR a second one can run beside it.</source>
        <translation>请稍候再试，或结束该程序。使用 --data-dir DIR 可以再运行一个。</translation>
    </message>
    <message>
        <source>Milliard cannot start.</source>
        <translation>Milliard 无法启动。</translation>
    </message>
    <message>
        <source>The journal was damaged.</source>
        <translation>日志已损坏。</translation>
    </message>
</context>
<context>
    <name>milliard</name>
    <message>
        <source>%1 files/s</source>
        <translation>%1 个文件/秒</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 天 %2 小时</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Listing</source>
        <translation>正在列出</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>With failures</source>
        <translation>有失败项</translation>
    </message>
    <message>
        <source>No downloads yet.</source>
        <translation>还没有下载。</translation>
    </message>
    <message>
        <source>No job is being listed.</source>
        <translation>没有正在列出的任务。</translation>
    </message>
    <message>
        <source>No job is running.</source>
        <translation>没有正在运行的任务。</translation>
    </message>
    <message>
        <source>No job is paused.</source>
        <translation>没有已暂停的任务。</translation>
    </message>
    <message>
        <source>No job was stopped by an error.</source>
        <translation>没有因错误而停止的任务。</translation>
    </message>
    <message>
        <source>No job is done yet.</source>
        <translation>还没有已完成的任务。</translation>
    </message>
    <message>
        <source>No file of any job has failed.</source>
        <translation>所有任务均无失败的文件。</translation>
    </message>
    <message>
        <source>List of addresses, %1</source>
        <translation>地址列表，%1</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>No job waits for its turn.</source>
        <translation>没有排队中的任务。</translation>
    </message>
</context>
<context>
    <name>milliard::Actions</name>
    <message>
        <source>&amp;New Listing Download…</source>
        <translation>新建列表下载(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Add Download…</source>
        <translation>添加下载(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Copy Source URL</source>
        <translation>复制来源 URL(&amp;C)</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>查找(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>移除(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>首选项(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>开始(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>Retry &amp;Failed Files</source>
        <translation>重试失败的文件(&amp;F)</translation>
    </message>
    <message>
        <source>Start or Pa&amp;use</source>
        <translation>开始或暂停(&amp;U)</translation>
    </message>
    <message>
        <source>Pause A&amp;ll</source>
        <translation>全部暂停(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Resume All</source>
        <translation>全部继续(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Open Folder</source>
        <translation>打开文件夹(&amp;O)</translation>
    </message>
    <message>
        <source>Unpack &amp;Archives…</source>
        <translation>解压归档(&amp;A)…</translation>
    </message>
    <message>
        <source>Co&amp;mpress Files…</source>
        <translation>压缩文件(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Demo Download</source>
        <translation>演示下载(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;About Milliard</source>
        <translation>关于 Milliard(&amp;A)</translation>
    </message>
    <message>
        <source>About &amp;Qt</source>
        <translation>关于 Qt(&amp;Q)</translation>
    </message>
    <message>
        <source>New Listing</source>
        <translation>新建列表</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Download a file, a folder, a bucket, an image, a feed, or a list of URLs</source>
        <translation>下载文件、文件夹、存储桶、映像、订阅源或 URL 列表</translation>
    </message>
    <message>
        <source>Open Folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>Download everything that a list/get service lists</source>
        <translation>下载 list/get 服务列出的所有文件</translation>
    </message>
    <message>
        <source>Remove from the list; the files stay</source>
        <translation>从列表中移除；文件保留</translation>
    </message>
    <message>
        <source>Open the destination in the file manager</source>
        <translation>在文件管理器中打开目标文件夹</translation>
    </message>
    <message>
        <source>Unpack what was downloaded, each archive into a folder of its own</source>
        <translation>解压已下载的内容，每个归档解压到单独的文件夹</translation>
    </message>
    <message>
        <source>Compress the downloaded files, each by itself</source>
        <translation>逐个压缩已下载的文件</translation>
    </message>
    <message>
        <source>Download from a small server inside this program</source>
        <translation>从本程序内置的小型服务器下载</translation>
    </message>
    <message>
        <source>&amp;Offer Copied Links</source>
        <translation>提示下载复制的链接(&amp;O)</translation>
    </message>
    <message>
        <source>Run A&amp;gain</source>
        <translation>再次运行(&amp;G)</translation>
    </message>
    <message>
        <source>Start &amp;Now</source>
        <translation>立即开始(&amp;N)</translation>
    </message>
    <message>
        <source>Move &amp;Up</source>
        <translation>上移(&amp;U)</translation>
    </message>
    <message>
        <source>Move &amp;Down</source>
        <translation>下移(&amp;D)</translation>
    </message>
    <message>
        <source>Move to &amp;Top</source>
        <translation>移到最前(&amp;T)</translation>
    </message>
    <message>
        <source>Move to &amp;Bottom</source>
        <translation>移到最后(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;High Priority</source>
        <translation>高优先级(&amp;H)</translation>
    </message>
    <message>
        <source>N&amp;ormal Priority</source>
        <translation>普通优先级(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Low Priority</source>
        <translation>低优先级(&amp;L)</translation>
    </message>
    <message>
        <source>User &amp;Guide</source>
        <translation>用户指南(&amp;G)</translation>
    </message>
    <message>
        <source>Offer to download what other programs copy</source>
        <translation>提示下载其他程序复制的内容</translation>
    </message>
    <message>
        <source>List the source anew, and download what is new or changed</source>
        <translation>重新列出来源，并下载新增或更改的内容</translation>
    </message>
    <message>
        <source>Start at once, however many downloads run</source>
        <translation>立即开始，不论有多少下载正在运行</translation>
    </message>
    <message>
        <source>Paste A&amp;ddresses…</source>
        <translation>粘贴地址(&amp;D)…</translation>
    </message>
    <message>
        <source>Files Go&amp;ne from the Source…</source>
        <translation>来源中已消失的文件(&amp;N)…</translation>
    </message>
    <message>
        <source>Ca&amp;tegories…</source>
        <translation>类别(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;What&apos;s This?</source>
        <translation>这是什么？(&amp;W)</translation>
    </message>
    <message>
        <source>Remove with Fi&amp;les…</source>
        <translation>连同文件移除(&amp;L)…</translation>
    </message>
    <message>
        <source>Limi&amp;t Speed</source>
        <translation>限制速度(&amp;T)</translation>
    </message>
    <message>
        <source>Stop &amp;What Follows</source>
        <translation>停止后续操作(&amp;W)</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>限速</translation>
    </message>
    <message>
        <source>Remove from the list, and the files that were stored, after a question</source>
        <translation>从列表移除并删除已存储的文件（会先询问）</translation>
    </message>
    <message>
        <source>End what is done after the download: verifying, unpacking, compressing, a command</source>
        <translation>停止下载后的操作：校验、解包、压缩、命令</translation>
    </message>
    <message>
        <source>F&amp;iles Already There…</source>
        <translation>已存在的文件(&amp;I)…</translation>
    </message>
    <message>
        <source>Limit This &amp;Job…</source>
        <translation>限制此任务(&amp;J)…</translation>
    </message>
    <message>
        <source>Say what becomes of the files that are already there</source>
        <translation>决定如何处理已存在的文件</translation>
    </message>
    <message>
        <source>Limit the speed of the selected download, also while it runs</source>
        <translation>限制所选下载的速度，运行时也可以</translation>
    </message>
</context>
<context>
    <name>milliard::AddSourceDialog</name>
    <message>
        <source>Optio&amp;ns of this source</source>
        <translation>此来源的选项(&amp;N)</translation>
    </message>
    <message>
        <source>Add Download</source>
        <translation>添加下载</translation>
    </message>
    <message>
        <source>Address or &amp;path:</source>
        <translation>地址或路径(&amp;P)：</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>URL of a file, a folder, a bucket, an image, a feed, or a list of URLs</source>
        <translation>文件、文件夹、存储桶、映像、订阅源或 URL 列表的 URL</translation>
    </message>
    <message>
        <source>&amp;File…</source>
        <translation>文件(&amp;F)…</translation>
    </message>
    <message>
        <source>Choose a file that lists what is to be downloaded</source>
        <translation>选择列出下载内容的文件</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>开始(&amp;S)</translation>
    </message>
    <message>
        <source>List of Downloads</source>
        <translation>下载列表</translation>
    </message>
    <message>
        <source>The address is missing.</source>
        <translation>缺少地址。</translation>
    </message>
    <message>
        <source>Several addresses: one a line (Shift+Return begins a line)</source>
        <translation>多个地址：每行一个（Shift+Return 换行）</translation>
    </message>
    <message>
        <source>These are several downloads; a preview is of one alone.</source>
        <translation>这是多个下载；只能预览其中一个。</translation>
    </message>
    <message>
        <source>The preview cannot be made: %1</source>
        <translation>无法预览：%1</translation>
    </message>
    <message>
        <source>The folder cannot be made.</source>
        <translation>无法创建文件夹。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln download(s), each in a folder of its own below the destination</source>
        <translation>
            <numerusform>%Ln 个下载，各自放在目标位置下的单独文件夹中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s), in one download</source>
        <translation>
            <numerusform>%Ln 个文件，合为一个下载</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) in one download, and %1</source>
        <translation>
            <numerusform>%Ln 个文件合为一个下载，以及 %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>milliard::AfterCommands</name>
    <message>
        <source>No program opens %1</source>
        <translation>没有程序可以打开 %1</translation>
    </message>
    <message>
        <source>%1 is a program or may run one, and is but shown</source>
        <translation>%1 是程序或可能运行程序，因此仅显示</translation>
    </message>
    <message>
        <source>No file manager opens %1</source>
        <translation>没有文件管理器可以打开 %1</translation>
    </message>
</context>
<context>
    <name>milliard::AfterFields</name>
    <message>
        <source>Afterwards: verify, unpack, compress, run a command</source>
        <translation>完成之后：校验、解包、压缩、运行命令</translation>
    </message>
    <message>
        <source>Verify the files</source>
        <translation>校验文件</translation>
    </message>
    <message>
        <source>Unpack archives</source>
        <translation>解包归档</translation>
    </message>
    <message>
        <source>and remove those that were unpacked</source>
        <translation>并移除已解包的归档</translation>
    </message>
    <message>
        <source>Compress each file with</source>
        <translation>压缩每个文件，使用</translation>
    </message>
    <message>
        <source>Ask for the listing once more, and compare sizes and digests</source>
        <translation>再次请求列表并比较大小和摘要</translation>
    </message>
    <message>
        <source>Compress with</source>
        <translation>压缩方式</translation>
    </message>
    <message>
        <source>Zstandard (.zst)</source>
        <translation>Zstandard (.zst)</translation>
    </message>
    <message>
        <source>gzip (.gz)</source>
        <translation>gzip (.gz)</translation>
    </message>
    <message>
        <source>Run a command</source>
        <translation>运行命令</translation>
    </message>
    <message>
        <source>none; for instance notify-send &quot;%n is there&quot;</source>
        <translation>无；例如 notify-send &quot;%n 已完成&quot;</translation>
    </message>
    <message>
        <source>A program and its arguments, without a shell. %p is the folder, %n the name of the file, or of the folder if there are several, %s the counts. Quotes hold words together.</source>
        <translation>程序及其参数，不经过 shell。%p 是文件夹，%n 是文件名（有多个文件时为文件夹名），%s 是计数。引号可将词语连在一起。</translation>
    </message>
    <message>
        <source>In the end</source>
        <translation>最后</translation>
    </message>
    <message>
        <source>nothing more</source>
        <translation>无</translation>
    </message>
    <message>
        <source>open the file, or the folder if there are several</source>
        <translation>打开文件（有多个时打开文件夹）</translation>
    </message>
    <message>
        <source>show it in its folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Run:</source>
        <translation>运行：</translation>
    </message>
    <message>
        <source>In the end:</source>
        <translation>最后：</translation>
    </message>
    <message>
        <source>For separate files only</source>
        <translation>仅适用于单独的文件</translation>
    </message>
    <message>
        <source>This names no program.</source>
        <translation>这里没有指明程序。</translation>
    </message>
    <message>
        <source>verify</source>
        <translation>校验</translation>
    </message>
    <message>
        <source>unpack archives</source>
        <translation>解包归档</translation>
    </message>
    <message>
        <source>unpack archives and remove them</source>
        <translation>解包归档并移除</translation>
    </message>
    <message>
        <source>compress each file (%1)</source>
        <translation>压缩每个文件（%1）</translation>
    </message>
    <message>
        <source>run %1</source>
        <translation>运行 %1</translation>
    </message>
    <message>
        <source>open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
</context>
<context>
    <name>milliard::Afterwards</name>
    <message>
        <source>%1: %2 failed, of which the first is: %3</source>
        <translation>%1：%2 个失败，第一个是：%3</translation>
    </message>
    <message>
        <source>Verifying</source>
        <translation>正在校验</translation>
    </message>
    <message>
        <source>verified, and %1 files are not as they should be; the first: %2</source>
        <translation>已校验，有 %1 个文件不正确；第一个：%2</translation>
    </message>
    <message>
        <source>verified, and the journal&apos;s counts do not add up</source>
        <translation>已校验，日志中的计数不一致</translation>
    </message>
    <message>
        <source>Verified: %1 files are as they should be</source>
        <translation>已校验：%1 个文件正确</translation>
    </message>
    <message>
        <source>verified, and %1 is not as it should be: %2</source>
        <translation>已校验，%1 不正确：%2</translation>
    </message>
    <message>
        <source>verified, and the archives have %1 files where %2 should be</source>
        <translation>已校验，归档中有 %1 个文件，应为 %2 个</translation>
    </message>
    <message>
        <source>Unpacking</source>
        <translation>正在解包</translation>
    </message>
    <message>
        <source>which files are the download&apos;s own was not written down</source>
        <translation>没有记录哪些文件属于此下载</translation>
    </message>
    <message>
        <source>Unpacked: %1 archives</source>
        <translation>已解包：%1 个归档</translation>
    </message>
    <message>
        <source>%1: left out %2</source>
        <translation>%1：略过 %2</translation>
    </message>
    <message>
        <source>%1 was unpacked, and cannot be removed: %2</source>
        <translation>%1 已解压，但无法删除：%2</translation>
    </message>
    <message>
        <source>Compressing</source>
        <translation>正在压缩</translation>
    </message>
    <message>
        <source>Compressed: %1 files, and %2 left as they are; %3 before and %4 after</source>
        <translation>已压缩：%1 个文件，%2 个保持原样；之前 %3，之后 %4</translation>
    </message>
    <message>
        <source>Running %1</source>
        <translation>正在运行 %1</translation>
    </message>
    <message>
        <source>%1 cannot be started: %2</source>
        <translation>无法启动 %1：%2</translation>
    </message>
    <message>
        <source>%1 crashed</source>
        <translation>%1 已崩溃</translation>
    </message>
    <message>
        <source>%1 ended with status %2</source>
        <translation>%1 以状态 %2 结束</translation>
    </message>
    <message>
        <source>%1: %2 so far</source>
        <translation>%1：目前 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source> Steps left out after it: %1.</source>
        <translation> 其后略过的步骤：%1。</translation>
    </message>
    <message>
        <source>the end of the program broke it off, and it is not begun again</source>
        <translation>程序退出时中断，不会重新开始</translation>
    </message>
    <message>
        <source>What was to follow was stopped.</source>
        <translation>后续操作已停止。</translation>
    </message>
    <message>
        <source>Afterwards: %1</source>
        <translation>完成之后：%1</translation>
    </message>
    <message>
        <source>which does what follows the download, until that has ended or is stopped: %1</source>
        <translation>正在执行下载之后的工作，直到其结束或被停止：%1</translation>
    </message>
</context>
<context>
    <name>milliard::CaFileField</name>
    <message>
        <source>File of certificates to trust beside the system&apos;s</source>
        <translation>除系统证书外还信任的证书文件</translation>
    </message>
    <message>
        <source>The system&apos;s alone</source>
        <translation>仅系统证书</translation>
    </message>
    <message>
        <source>A PEM file of certificates to trust beside the system&apos;s, for services with an authority of their own</source>
        <translation>除系统证书外还信任的 PEM 证书文件，用于使用自有证书颁发机构的服务</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Browse for the file of certificates</source>
        <translation>浏览证书文件</translation>
    </message>
    <message>
        <source>Give the whole path, from /; &quot;%1&quot; is only a part.</source>
        <translation>请给出从 / 开始的完整路径；“%1”只是其中一部分。</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <translation>证书 (*.pem *.crt *.cer);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>milliard::CategoriesDialog</name>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>Remove this category</source>
        <translation>移除此类别</translation>
    </message>
    <message>
        <source>&amp;Up</source>
        <translation>上移(&amp;U)</translation>
    </message>
    <message>
        <source>Try its rule earlier</source>
        <translation>更早尝试其规则</translation>
    </message>
    <message>
        <source>&amp;Down</source>
        <translation>下移(&amp;D)</translation>
    </message>
    <message>
        <source>Try its rule later</source>
        <translation>更晚尝试其规则</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>添加(&amp;A)</translation>
    </message>
    <message>
        <source>Add a category</source>
        <translation>添加类别</translation>
    </message>
    <message>
        <source>Name of the category</source>
        <translation>类别名称</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名称(&amp;N)：</translation>
    </message>
    <message>
        <source>as in Preferences</source>
        <translation>与首选项相同</translation>
    </message>
    <message>
        <source>&amp;Folder:</source>
        <translation>文件夹(&amp;F)：</translation>
    </message>
    <message>
        <source>A new download belongs here if all fits that is filled in:</source>
        <translation>符合所有已填写条件的新下载属于此类别：</translation>
    </message>
    <message>
        <source>Kind of source</source>
        <translation>来源类型</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>任意</translation>
    </message>
    <message>
        <source>&amp;Kind of source:</source>
        <translation>来源类型(&amp;K)：</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Patterns with * and ?, with spaces between them; one of them must fit the host</source>
        <translation>含 * 和 ? 的模式，以空格分隔；其中之一须与主机匹配</translation>
    </message>
    <message>
        <source>&amp;Hosts:</source>
        <translation>主机(&amp;H)：</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Patterns with * and ?, with spaces between them; one of them must fit the name of the download</source>
        <translation>含 * 和 ? 的模式，以空格分隔；其中之一须与下载名称匹配</translation>
    </message>
    <message>
        <source>Na&amp;mes:</source>
        <translation>名称(&amp;M)：</translation>
    </message>
    <message>
        <source>The name is missing.</source>
        <translation>缺少名称。</translation>
    </message>
    <message>
        <source>Another category has this name.</source>
        <translation>另一个类别已使用此名称。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a possible pattern.</source>
        <translation>“%1”不是可用的模式。</translation>
    </message>
</context>
<context>
    <name>milliard::CategoryCommands</name>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>The category cannot be written down</source>
        <translation>无法记录类别</translation>
    </message>
</context>
<context>
    <name>milliard::CompressDialog</name>
    <message>
        <source>Compress Files</source>
        <translation>压缩文件</translation>
    </message>
    <message>
        <source>Folder whose files are compressed</source>
        <translation>要压缩其中文件的文件夹</translation>
    </message>
    <message>
        <source>Zstandard (.zst): faster and smaller</source>
        <translation>Zstandard (.zst)：更快、更小</translation>
    </message>
    <message>
        <source>gzip (.gz): opens everywhere</source>
        <translation>gzip (.gz)：通用性最好</translation>
    </message>
    <message>
        <source>Files that were compressed or failed</source>
        <translation>已压缩或失败的文件</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>压缩前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>压缩后</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>节省</translation>
    </message>
    <message>
        <source>Each file becomes one compressed file, which takes its place once it was read back to the same bytes. Files that would not become smaller stay. The download does not know its files any more then: running it again would fetch them anew.</source>
        <translation>每个文件会变成一个压缩文件；读回并确认字节一致后，才取代原文件。压缩后不会变小的文件保持不变。此后下载任务不再认得这些文件：再次运行会重新下载。</translation>
    </message>
    <message>
        <source>Com&amp;press</source>
        <translation>压缩(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Folder:</source>
        <translation>文件夹(&amp;F)：</translation>
    </message>
    <message>
        <source>&amp;With:</source>
        <translation>压缩方式(&amp;W)：</translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation>没有文件夹 %1。</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message numerus="yes">
        <source>%1 file(s) so far</source>
        <translation>
            <numerusform>目前 %1 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 compressed, %2 left as they are</source>
        <translation>已压缩 %1 个，%2 个保持原样</translation>
    </message>
    <message>
        <source>, %1 failed</source>
        <translation>，%1 个失败</translation>
    </message>
    <message>
        <source>: %1 before, %2 after, %3 saved (%4)</source>
        <translation>：压缩前 %1，压缩后 %2，节省 %3（%4）</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
</context>
<context>
    <name>milliard::ConflictBar</name>
    <message>
        <source>Dec&amp;ide…</source>
        <translation>决定(&amp;I)…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) are already there and wait for your word</source>
        <translation>
            <numerusform>%Ln 个文件已存在，等待您决定</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>milliard::ConflictCommands</name>
    <message numerus="yes">
        <source>%Ln file(s) from %1 are already there</source>
        <translation>
            <numerusform>来自 %1 的 %Ln 个文件已存在</numerusform>
        </translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation>决定…</translation>
    </message>
</context>
<context>
    <name>milliard::ConflictDialog</name>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message numerus="yes">
        <source>%Ln byte(s)</source>
        <translation>
            <numerusform>%Ln 字节</numerusform>
        </translation>
    </message>
    <message>
        <source>Files Already There</source>
        <translation>已存在的文件</translation>
    </message>
    <message>
        <source>There</source>
        <translation>已有</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新的</translation>
    </message>
    <message>
        <source>Size:</source>
        <translation>大小：</translation>
    </message>
    <message>
        <source>Changed:</source>
        <translation>修改时间：</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>What shall be done?</source>
        <translation>如何处理？</translation>
    </message>
    <message>
        <source>&amp;Skip: keep what is there</source>
        <translation>跳过：保留已有文件(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Overwrite it</source>
        <translation>覆盖(&amp;O)</translation>
    </message>
    <message>
        <source>Overwrite it if the new one is &amp;newer</source>
        <translation>如果新文件较新则覆盖(&amp;N)</translation>
    </message>
    <message>
        <source>Keep &amp;both, number the new one</source>
        <translation>两者都保留，新文件加编号(&amp;B)</translation>
    </message>
    <message>
        <source>A&amp;pply</source>
        <translation>应用(&amp;P)</translation>
    </message>
    <message>
        <source>Leave the other files as they are; they can be decided later</source>
        <translation>其余文件保持不变；可以稍后决定</translation>
    </message>
    <message>
        <source>%1 is already there</source>
        <translation>%1 已存在</translation>
    </message>
    <message numerus="yes">
        <source>Do this for &amp;all %Ln file(s) that are left</source>
        <translation>
            <numerusform>对其余全部 %Ln 个文件都这样处理(&amp;A)</numerusform>
        </translation>
    </message>
    <message>
        <source>The source tells no time of the new one, so that what is there would stay</source>
        <translation>来源未说明新文件的时间，因此会保留已有文件</translation>
    </message>
    <message>
        <source>a link</source>
        <translation>一个链接</translation>
    </message>
    <message>
        <source>no ordinary file</source>
        <translation>不是普通文件</translation>
    </message>
    <message>
        <source>no longer there</source>
        <translation>已不存在</translation>
    </message>
</context>
<context>
    <name>milliard::Desktop</name>
    <message>
        <source>Download stopped: %1</source>
        <translation>下载已停止：%1</translation>
    </message>
    <message>
        <source>It can be resumed.</source>
        <translation>可以继续。</translation>
    </message>
    <message>
        <source>Files: %1, %2</source>
        <translation>文件：%1，%2</translation>
    </message>
    <message>
        <source>Download ended with failures: %1</source>
        <translation>下载结束，但有失败项：%1</translation>
    </message>
    <message>
        <source>%1. Failed: %2</source>
        <translation>%1。失败：%2</translation>
    </message>
    <message>
        <source>%1. To decide: %2</source>
        <translation>%1。待决定：%2</translation>
    </message>
    <message>
        <source>Download waits for your word: %1</source>
        <translation>下载等待您的决定：%1</translation>
    </message>
    <message>
        <source>Download complete: %1</source>
        <translation>下载完成：%1</translation>
    </message>
    <message>
        <source>Not all went well after the download: %1</source>
        <translation>下载后的操作未全部成功：%1</translation>
    </message>
</context>
<context>
    <name>milliard::DesktopPage</name>
    <message>
        <source>Desktop</source>
        <translation>桌面</translation>
    </message>
    <message>
        <source>Offer to download lin&amp;ks that other programs copy</source>
        <translation>提示下载其他程序复制的链接(&amp;K)</translation>
    </message>
    <message>
        <source>Show an icon with the speed in the tra&amp;y</source>
        <translation>在系统托盘中显示带速度的图标(&amp;Y)</translation>
    </message>
    <message>
        <source>Show a &amp;message when a download ends, unless the window is in front</source>
        <translation>下载结束时显示消息（窗口在最前时除外）(&amp;M)</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Th&amp;eme:</source>
        <translation>主题(&amp;E)：</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Lang&amp;uage:</source>
        <translation>语言(&amp;U)：</translation>
    </message>
    <message>
        <source>takes effect at the next start</source>
        <translation>下次启动时生效</translation>
    </message>
    <message>
        <source>Around the window</source>
        <translation>窗口周围</translation>
    </message>
    <message>
        <source>Clipboard:</source>
        <translation>剪贴板：</translation>
    </message>
    <message>
        <source>Tray:</source>
        <translation>托盘：</translation>
    </message>
    <message>
        <source>Messages:</source>
        <translation>消息：</translation>
    </message>
    <message>
        <source>Closing while downloads run</source>
        <translation>有下载正在运行时关闭窗口</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>询问</translation>
    </message>
    <message>
        <source>Keep running in the tray, where there is one</source>
        <translation>在系统托盘中继续运行（如果有托盘）</translation>
    </message>
    <message>
        <source>Pause and quit</source>
        <translation>暂停并退出</translation>
    </message>
    <message>
        <source>What closing the window does while downloads run</source>
        <translation>有下载正在运行时关闭窗口的行为</translation>
    </message>
    <message>
        <source>Clos&amp;ing:</source>
        <translation>关闭时(&amp;I)：</translation>
    </message>
</context>
<context>
    <name>milliard::DestinationField</name>
    <message>
        <source>Choose the folder that the files go to.</source>
        <translation>请选择存放文件的文件夹。</translation>
    </message>
    <message>
        <source>Give the whole path, from /; &quot;%1&quot; is only a part.</source>
        <translation>请给出从 / 开始的完整路径；“%1”只是其中一部分。</translation>
    </message>
    <message>
        <source>%1 is a file, not a folder.</source>
        <translation>%1 是文件，不是文件夹。</translation>
    </message>
    <message>
        <source>You may not write to %1.</source>
        <translation>您没有写入 %1 的权限。</translation>
    </message>
    <message>
        <source>There is no folder %1; make it first, or choose another.</source>
        <translation>没有文件夹 %1；请先创建，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>%1 is not there, and you may not make it in %2.</source>
        <translation>%1 不存在，您也没有权限在 %2 中创建它。</translation>
    </message>
    <message>
        <source>Destination folder</source>
        <translation>目标文件夹</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>浏览(&amp;B)…</translation>
    </message>
    <message>
        <source>Browse for the destination folder</source>
        <translation>浏览目标文件夹</translation>
    </message>
    <message>
        <source>%1 free.</source>
        <translation>可用空间 %1。</translation>
    </message>
    <message>
        <source>The folder will be made. %1</source>
        <translation>将创建该文件夹。%1</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>目标位置</translation>
    </message>
</context>
<context>
    <name>milliard::DetailsPane</name>
    <message>
        <source>Details of the selected download</source>
        <translation>所选下载的详情</translation>
    </message>
    <message>
        <source>&amp;Overview</source>
        <translation>概览(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Transfers</source>
        <translation>传输(&amp;T)</translation>
    </message>
    <message>
        <source>%1 downloads are selected. Select one to see its details.</source>
        <translation>已选择 %1 个下载。请只选择一个以查看详情。</translation>
    </message>
    <message>
        <source>Nothing selected. Select a download to see its details.</source>
        <translation>未选择任何下载。请选择一个以查看详情。</translation>
    </message>
    <message>
        <source>F&amp;ailures</source>
        <translation>失败(&amp;A)</translation>
    </message>
    <message>
        <source>S&amp;peed</source>
        <translation>速度(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>记录(&amp;L)</translation>
    </message>
    <message>
        <source>F&amp;ailures (%1)</source>
        <translation>失败(&amp;A) (%1)</translation>
    </message>
</context>
<context>
    <name>milliard::EmptyPage</name>
    <message>
        <source>No downloads yet</source>
        <translation>还没有下载</translation>
    </message>
    <message>
        <source>A listing of any length is one download here: give the address of a file, a folder, a bucket, an image, a feed or a list/get service, and all of its files are fetched side by side. It can be paused at any moment, and goes on where it was.</source>
        <translation>任意长度的列表在这里都是一个下载：给出文件、文件夹、存储桶、映像、订阅源或 list/get 服务的地址，其中的所有文件就会并行下载。可以随时暂停，之后从中断处继续。</translation>
    </message>
    <message>
        <source>&amp;Add a download…</source>
        <translation>添加下载(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;New listing download…</source>
        <translation>新建列表下载(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Try the demo</source>
        <translation>试用演示(&amp;T)</translation>
    </message>
    <message>
        <source>Downloads from a small server inside this program</source>
        <translation>从本程序内置的小型服务器下载</translation>
    </message>
</context>
<context>
    <name>milliard::ExtractDialog</name>
    <message>
        <source>&amp;Remove each archive once all of it is unpacked</source>
        <translation>完全解压后删除该归档(&amp;R)</translation>
    </message>
    <message>
        <source>Unpack Archives</source>
        <translation>解压归档</translation>
    </message>
    <message>
        <source>Archives to unpack</source>
        <translation>要解压的归档</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>&amp;Unpack</source>
        <translation>解压(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Into folder:</source>
        <translation>解压到文件夹(&amp;I)：</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>添加(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Leave Out</source>
        <translation>排除(&amp;L)</translation>
    </message>
    <message>
        <source>Take the selected archives off this list; the files stay</source>
        <translation>从此列表中去掉所选归档；文件保留</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Add Archives</source>
        <translation>添加归档</translation>
    </message>
    <message>
        <source>Archives (*.zip *.7z *.tar *.tgz *.tbz *.txz *.tzst *.gz *.bz2 *.xz *.zst)</source>
        <translation>归档 (*.zip *.7z *.tar *.tgz *.tbz *.txz *.tzst *.gz *.bz2 *.xz *.zst)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>%1 cannot be made.</source>
        <translation>无法创建 %1。</translation>
    </message>
    <message>
        <source>Being unpacked</source>
        <translation>正在解压</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1, in %2</source>
        <translation>
            <numerusform>%n 个文件，%1，位于 %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>排除 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>the archive cannot be removed: %1</source>
        <translation>无法删除该归档：%1</translation>
    </message>
    <message>
        <source>Unpacked before; the archive is removed now</source>
        <translation>先前已解压；该归档现已删除</translation>
    </message>
    <message numerus="yes">
        <source>%n archive(s) unpacked</source>
        <translation>
            <numerusform>已解压 %n 个归档</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n 个失败</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Looking for archives…</source>
        <translation>正在查找归档…</translation>
    </message>
    <message>
        <source>No archives here; add some.</source>
        <translation>此处没有归档；请添加。</translation>
    </message>
    <message numerus="yes">
        <source>%n archive(s)</source>
        <translation>
            <numerusform>%n 个归档</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>milliard::FailureTree</name>
    <message>
        <source>Cause and file</source>
        <translation>原因和文件</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>发生了什么</translation>
    </message>
    <message>
        <source>Files, or attempts</source>
        <translation>文件数或尝试次数</translation>
    </message>
    <message>
        <source>%1, files: %2</source>
        <translation>%1，文件：%2</translation>
    </message>
    <message>
        <source>for instance %1</source>
        <translation>例如 %1</translation>
    </message>
    <message>
        <source>1 attempt</source>
        <translation>1 次尝试</translation>
    </message>
    <message>
        <source>%1 attempts</source>
        <translation>%1 次尝试</translation>
    </message>
</context>
<context>
    <name>milliard::FailuresPage</name>
    <message>
        <source>No failures. Every file so far arrived whole.</source>
        <translation>没有失败。到目前为止每个文件都已完整下载。</translation>
    </message>
    <message>
        <source>Showing the latest %1 of %2. All of them: %3</source>
        <translation>显示最近 %1 个，共 %2 个。全部：%3</translation>
    </message>
    <message>
        <source>Files that could not be had: %1. For a script: %2</source>
        <translation>未能获取的文件：%1。用于脚本：%2</translation>
    </message>
    <message>
        <source>By cause</source>
        <translation>按原因</translation>
    </message>
    <message>
        <source>The latest</source>
        <translation>最近的</translation>
    </message>
    <message>
        <source>Failures shown</source>
        <translation>显示的失败</translation>
    </message>
    <message>
        <source>All failures grouped by their cause, or the latest as they come</source>
        <translation>按原因分组显示所有失败，或按发生顺序显示最近的失败</translation>
    </message>
    <message>
        <source>Exporting: %1</source>
        <translation>正在导出：%1</translation>
    </message>
    <message>
        <source>Failures by cause</source>
        <translation>按原因分组的失败</translation>
    </message>
    <message>
        <source>Latest failures</source>
        <translation>最近的失败</translation>
    </message>
    <message>
        <source>Re&amp;try These</source>
        <translation>重试这些(&amp;T)</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>导出(&amp;X)…</translation>
    </message>
    <message>
        <source>Stop E&amp;xport</source>
        <translation>停止导出(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Copy the selected lines</source>
        <translation>复制所选行</translation>
    </message>
    <message>
        <source>Once the download has ended or is stopped</source>
        <translation>下载结束或停止后可用</translation>
    </message>
    <message>
        <source>Select causes to ask for their files again</source>
        <translation>选择原因以重新请求相应的文件</translation>
    </message>
    <message>
        <source>Ask again for the files that failed by the selected causes</source>
        <translation>重新请求因所选原因而失败的文件</translation>
    </message>
    <message>
        <source>Write all failures to a file</source>
        <translation>将所有失败写入文件</translation>
    </message>
    <message>
        <source>Write the failures of the selected causes to a file</source>
        <translation>将所选原因的失败写入文件</translation>
    </message>
    <message>
        <source>The files cannot be asked for again</source>
        <translation>无法重新请求这些文件</translation>
    </message>
    <message>
        <source>Export All Failures</source>
        <translation>导出所有失败</translation>
    </message>
    <message>
        <source>Export the Failures of These Causes</source>
        <translation>导出这些原因的失败</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>JSON, one object a line (*.json)</source>
        <translation>JSON，每行一个对象 (*.json)</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>正在导出…</translation>
    </message>
    <message>
        <source>Exported: %1, to %2</source>
        <translation>已导出：%1，到 %2</translation>
    </message>
    <message>
        <source>Nothing was exported.</source>
        <translation>未导出任何内容。</translation>
    </message>
    <message>
        <source>The failures cannot be exported</source>
        <translation>无法导出失败</translation>
    </message>
    <message>
        <source>Dec&amp;ide…</source>
        <translation>决定(&amp;I)…</translation>
    </message>
    <message>
        <source>Say what becomes of the files that are already there</source>
        <translation>决定如何处理已存在的文件</translation>
    </message>
</context>
<context>
    <name>milliard::FileEdit</name>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Browse: %1</source>
        <translation>浏览：%1</translation>
    </message>
</context>
<context>
    <name>milliard::FilterFields</name>
    <message>
        <source>Filters: names, sizes, &amp;changes</source>
        <translation>筛选：名称、大小、修改时间(&amp;C)</translation>
    </message>
    <message>
        <source>Patterns over the whole path with * (anything, also /) and ?, several with ; between them. sub/ is all below the folder sub, **/ any folders or none</source>
        <translation>匹配整个路径的模式，可用 *（任意内容，包括 /）和 ?；多个模式用 ; 分隔。sub/ 表示文件夹 sub 下的所有文件，**/ 表示任意层文件夹，也可以没有</translation>
    </message>
    <message>
        <source>Bytes, such as 500000, 800K or 20M; empty: any. Files whose size the source does not tell are taken</source>
        <translation>字节数，例如 500000、800K 或 20M；留空则不限。来源未提供大小的文件会被下载</translation>
    </message>
    <message>
        <source>A date such as 2026-03-31, or how long ago: 3h, 7d, 2w; empty: any. Files whose time the source does not tell are taken</source>
        <translation>日期，例如 2026-03-31，或多久以前：3h、7d、2w；留空则不限。来源未提供时间的文件会被下载</translation>
    </message>
    <message>
        <source>Only names like</source>
        <translation>仅下载名称匹配</translation>
    </message>
    <message>
        <source>all; for instance *.jpg; *.png</source>
        <translation>全部；例如 *.jpg; *.png</translation>
    </message>
    <message>
        <source>But not names like</source>
        <translation>排除名称匹配</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Smallest size</source>
        <translation>最小大小</translation>
    </message>
    <message>
        <source>any; for instance 800K</source>
        <translation>不限；例如 800K</translation>
    </message>
    <message>
        <source>Largest size</source>
        <translation>最大大小</translation>
    </message>
    <message>
        <source>any; for instance 20M</source>
        <translation>不限；例如 20M</translation>
    </message>
    <message>
        <source>Changed after</source>
        <translation>修改时间晚于</translation>
    </message>
    <message>
        <source>any time; for instance 7d</source>
        <translation>不限；例如 7d</translation>
    </message>
    <message>
        <source>Changed before</source>
        <translation>修改时间早于</translation>
    </message>
    <message>
        <source>any; for instance 2026-03-31</source>
        <translation>不限；例如 2026-03-31</translation>
    </message>
    <message>
        <source>Onl&amp;y names like:</source>
        <translation>仅名称匹配(&amp;Y)：</translation>
    </message>
    <message>
        <source>But not li&amp;ke:</source>
        <translation>排除(&amp;K)：</translation>
    </message>
    <message>
        <source>Size from:</source>
        <translation>大小从：</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Changed after:</source>
        <translation>修改时间晚于：</translation>
    </message>
    <message>
        <source>before</source>
        <translation>早于</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no pattern: a [ has its ] behind it.</source>
        <translation>“%1”不是有效的模式：[ 后面要有对应的 ]。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no size: bytes, such as 500000, 800K or 20M.</source>
        <translation>“%1”不是有效的大小：应为字节数，例如 500000、800K 或 20M。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no time: a date such as 2026-03-31 or 2026-03-31T18:00:00Z, or how long ago, such as 3h, 7d or 2w.</source>
        <translation>“%1”不是有效的时间：应为日期，例如 2026-03-31 或 2026-03-31T18:00:00Z，或多久以前，例如 3h、7d 或 2w。</translation>
    </message>
    <message>
        <source>The largest size is below the smallest: no file has such a size.</source>
        <translation>最大大小小于最小大小：没有这样大小的文件。</translation>
    </message>
    <message>
        <source>The second time is not after the first: no file is of such a time.</source>
        <translation>第二个时间不晚于第一个：没有这样时间的文件。</translation>
    </message>
</context>
<context>
    <name>milliard::GuideWindow</name>
    <message>
        <source>User Guide</source>
        <translation>用户指南</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>User guide</source>
        <translation>用户指南</translation>
    </message>
    <message>
        <source>Find in the guide</source>
        <translation>在指南中查找</translation>
    </message>
    <message>
        <source>The guide does not have &quot;%1&quot;</source>
        <translation>指南中没有“%1”</translation>
    </message>
</context>
<context>
    <name>milliard::HostRuleDialog</name>
    <message>
        <source>New Rule for Hosts</source>
        <translation>新建主机规则</translation>
    </message>
    <message>
        <source>Rule for Hosts</source>
        <translation>主机规则</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Names with * and ?, spaces between</source>
        <translation>可含 * 和 ? 的名称，以空格分隔</translation>
    </message>
    <message>
        <source>&amp;Hosts:</source>
        <translation>主机(&amp;H)：</translation>
    </message>
    <message>
        <source>New downloads from these begin with this. What is left empty is as the other pages of the preferences have it.</source>
        <translation>来自这些主机的新下载以此为初始设置。留空的项目以首选项其他页面为准。</translation>
    </message>
    <message>
        <source>Do&amp;wnload speed:</source>
        <translation>下载速度(&amp;W)：</translation>
    </message>
    <message>
        <source>Re&amp;quests:</source>
        <translation>请求数(&amp;Q)：</translation>
    </message>
    <message>
        <source>Pe&amp;r host:</source>
        <translation>每主机(&amp;R)：</translation>
    </message>
</context>
<context>
    <name>milliard::HostRules</name>
    <message>
        <source>A host is missing.</source>
        <translation>缺少主机。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a possible pattern.</source>
        <translation>“%1”不是可用的模式。</translation>
    </message>
    <message>
        <source>more than %1 rules for hosts</source>
        <translation>主机规则超过 %1 条</translation>
    </message>
</context>
<context>
    <name>milliard::HostsPage</name>
    <message>
        <source>at most %1</source>
        <translation>最多 %1</translation>
    </message>
    <message>
        <source>%1 files/s</source>
        <translation>%1 个文件/秒</translation>
    </message>
    <message numerus="yes">
        <source>%Ln connection(s)</source>
        <translation>
            <numerusform>%Ln 个连接</numerusform>
        </translation>
    </message>
    <message>
        <source>proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>headers</source>
        <translation>标头</translation>
    </message>
    <message>
        <source>user agent</source>
        <translation>用户代理</translation>
    </message>
    <message>
        <source>cookies</source>
        <translation>Cookie</translation>
    </message>
    <message>
        <source>token</source>
        <translation>令牌</translation>
    </message>
    <message>
        <source>client certificate</source>
        <translation>客户端证书</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>照常</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>添加(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>编辑(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Up</source>
        <translation>上移(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Down</source>
        <translation>下移(&amp;D)</translation>
    </message>
    <message>
        <source>New downloads from these hosts begin with limits, a proxy, headers and the like of their own. The first rule that fits holds; all else is as the other pages have it.</source>
        <translation>来自这些主机的新下载以其自己的限制、代理、标头等为初始设置。以第一条匹配的规则为准；其余以其他页面为准。</translation>
    </message>
    <message>
        <source>Rules for hosts</source>
        <translation>主机规则</translation>
    </message>
    <message>
        <source>What is their own</source>
        <translation>各自的设置</translation>
    </message>
    <message>
        <source>Try this rule earlier</source>
        <translation>提前尝试此规则</translation>
    </message>
    <message>
        <source>Try this rule later</source>
        <translation>推后尝试此规则</translation>
    </message>
</context>
<context>
    <name>milliard::JobCommands</name>
    <message>
        <source>Re&amp;sume</source>
        <translation>继续(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>开始(&amp;S)</translation>
    </message>
    <message>
        <source>The download cannot be started</source>
        <translation>无法开始下载</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove this download from the list?</source>
        <translation>要从列表中移除此下载吗？</translation>
    </message>
    <message>
        <source>Remove these %1 downloads from the list?</source>
        <translation>要从列表中移除这 %1 个下载吗？</translation>
    </message>
    <message>
        <source>What runs is stopped. The files that are downloaded stay where they are.</source>
        <translation>正在运行的会停止。已下载的文件保留在原处。</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>The download cannot be removed</source>
        <translation>无法移除下载</translation>
    </message>
    <message>
        <source>The folder cannot be opened</source>
        <translation>无法打开文件夹</translation>
    </message>
    <message>
        <source>%1 is not there (yet)</source>
        <translation>%1（尚）不存在</translation>
    </message>
    <message>
        <source>no file manager opens %1</source>
        <translation>没有文件管理器能打开 %1</translation>
    </message>
</context>
<context>
    <name>milliard::JobFields</name>
    <message>
        <source>&amp;Destination:</source>
        <translation>目标位置(&amp;D)：</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>Connections per thread</source>
        <translation>每线程连接数</translation>
    </message>
    <message>
        <source>connections per thread</source>
        <translation>个连接/线程</translation>
    </message>
    <message>
        <source>&amp;Threads:</source>
        <translation>线程(&amp;T)：</translation>
    </message>
    <message>
        <source>Limits: speed, req&amp;uests, connections per host</source>
        <translation>限制：速度、请求数、每主机连接数(&amp;U)</translation>
    </message>
    <message>
        <source>Do&amp;wnload speed:</source>
        <translation>下载速度(&amp;W)：</translation>
    </message>
    <message>
        <source>Re&amp;quests:</source>
        <translation>请求数(&amp;Q)：</translation>
    </message>
    <message>
        <source>Pe&amp;r host:</source>
        <translation>每主机(&amp;R)：</translation>
    </message>
    <message>
        <source>The number of threads</source>
        <translation>线程数</translation>
    </message>
    <message>
        <source>The number of connections</source>
        <translation>连接数</translation>
    </message>
    <message>
        <source>Network: proxy, headers, cookies, login, certificate</source>
        <translation>网络：代理、标头、Cookie、登录、证书</translation>
    </message>
</context>
<context>
    <name>milliard::JobLimitDialog</name>
    <message>
        <source>Most bytes per second; empty: no limit</source>
        <translation>每秒最多字节数；留空则不限</translation>
    </message>
    <message>
        <source>Limit This Job</source>
        <translation>限制此任务</translation>
    </message>
    <message>
        <source>Most files per second; empty: no limit</source>
        <translation>每秒最多文件数；留空则不限</translation>
    </message>
    <message>
        <source>Of %1 alone; it holds at once.</source>
        <translation>仅对 %1 有效；立即生效。</translation>
    </message>
    <message>
        <source>&amp;Speed:</source>
        <translation>速度(&amp;S)：</translation>
    </message>
    <message>
        <source>&amp;Files:</source>
        <translation>文件(&amp;F)：</translation>
    </message>
    <message>
        <source>files per second</source>
        <translation>个文件/秒</translation>
    </message>
    <message>
        <source>The download speed</source>
        <translation>下载速度</translation>
    </message>
    <message>
        <source>The number of files per second</source>
        <translation>每秒文件数</translation>
    </message>
</context>
<context>
    <name>milliard::JobLog</name>
    <message>
        <source>Added: %1, to %2</source>
        <translation>已添加：%1，到 %2</translation>
    </message>
    <message>
        <source>Goes on; so far %1</source>
        <translation>继续进行；目前 %1</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>已开始</translation>
    </message>
    <message>
        <source>Resumed</source>
        <translation>已继续</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>done %1, already there %2, failed %3, of %4; %5</source>
        <translation>完成 %1，已存在 %2，失败 %3，共 %4；%5</translation>
    </message>
    <message>
        <source>Ended: %1</source>
        <translation>已结束：%1</translation>
    </message>
    <message>
        <source>Stopped: %1</source>
        <translation>已停止：%1</translation>
    </message>
    <message>
        <source>Paused: %1</source>
        <translation>已暂停：%1</translation>
    </message>
    <message>
        <source>Waits for room: %1</source>
        <translation>等待可用空间：%1</translation>
    </message>
</context>
<context>
    <name>milliard::JobTable</name>
    <message>
        <source>Downloads</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Reset Columns</source>
        <translation>重置列</translation>
    </message>
    <message>
        <source>No download here matches &quot;%1&quot;.</source>
        <translation>此处没有与“%1”匹配的下载。</translation>
    </message>
    <message>
        <source>No download is in the category &quot;%1&quot;.</source>
        <translation>类别“%1”中没有下载。</translation>
    </message>
</context>
<context>
    <name>milliard::JobView</name>
    <message>
        <source>Waiting for room: %1</source>
        <translation>等待可用空间：%1</translation>
    </message>
    <message>
        <source>Running elsewhere or interrupted</source>
        <translation>在别处运行或已中断</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>正在下载</translation>
    </message>
    <message>
        <source>Listing and downloading</source>
        <translation>正在列出并下载</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Stopped: %1</source>
        <translation>已停止：%1</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Done, %1 failed</source>
        <translation>已完成，%1 个失败</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 of at least %2</source>
        <translation>%1 / 至少 %2</translation>
    </message>
    <message>
        <source>still listing</source>
        <translation>仍在列出</translation>
    </message>
    <message>
        <source>total unknown</source>
        <translation>总数未知</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>Done, %1 to decide</source>
        <translation>已完成，%1 个待决定</translation>
    </message>
    <message>
        <source>%1, %2 failed</source>
        <translation>%1，%2 个失败</translation>
    </message>
</context>
<context>
    <name>milliard::LimitControl</name>
    <message>
        <source>Paused by the schedule until %1</source>
        <translation>按计划暂停至 %1</translation>
    </message>
    <message>
        <source>Paused by the schedule</source>
        <translation>按计划暂停</translation>
    </message>
    <message>
        <source>Paused since the network is metered</source>
        <translation>因网络按流量计费而暂停</translation>
    </message>
    <message>
        <source>Limit the speed of all downloads together</source>
        <translation>限制所有下载的总速度</translation>
    </message>
    <message>
        <source>At most %1</source>
        <translation>最多 %1</translation>
    </message>
    <message>
        <source>At most %1 files/s</source>
        <translation>最多 %1 个文件/秒</translation>
    </message>
    <message>
        <source>By the schedule at most %1 until %2</source>
        <translation>按计划在 %2 之前最多 %1</translation>
    </message>
    <message>
        <source>By the schedule at most %1</source>
        <translation>按计划最多 %1</translation>
    </message>
</context>
<context>
    <name>milliard::LimitFields</name>
    <message>
        <source>Most bytes per second; empty: no limit</source>
        <translation>每秒最多字节数；留空则不限</translation>
    </message>
    <message>
        <source>Most files per second; empty: no limit</source>
        <translation>每秒最多文件数；留空则不限</translation>
    </message>
    <message>
        <source>Most connections to one host; empty: no limit</source>
        <translation>到同一主机的最多连接数；留空则不限</translation>
    </message>
    <message>
        <source>files per second</source>
        <translation>个文件/秒</translation>
    </message>
    <message>
        <source>connections of all threads together</source>
        <translation>个连接（所有线程合计）</translation>
    </message>
    <message>
        <source>The download speed</source>
        <translation>下载速度</translation>
    </message>
    <message>
        <source>The number of files per second</source>
        <translation>每秒文件数</translation>
    </message>
    <message>
        <source>The number of connections per host</source>
        <translation>每主机连接数</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>照常</translation>
    </message>
    <message>
        <source>Most bytes per second; empty: as usual</source>
        <translation>每秒最多字节数；留空：照常</translation>
    </message>
    <message>
        <source>Most files per second; empty: as usual</source>
        <translation>每秒最多文件数；留空：照常</translation>
    </message>
    <message>
        <source>Most connections to one host; empty: as usual</source>
        <translation>每台主机最多连接数；留空：照常</translation>
    </message>
</context>
<context>
    <name>milliard::LimitsPage</name>
    <message>
        <source>Limits</source>
        <translation>限制</translation>
    </message>
    <message>
        <source>Most bytes per second of all downloads together; empty: no limit</source>
        <translation>所有下载合计每秒最多字节数；留空：不限</translation>
    </message>
    <message>
        <source>Pause on &amp;metered networks</source>
        <translation>在按流量计费的网络上暂停(&amp;M)</translation>
    </message>
    <message>
        <source>Do not go to sleep &amp;while downloads run</source>
        <translation>下载进行时不休眠(&amp;W)</translation>
    </message>
    <message>
        <source>All downloads together, while Limit Speed is on</source>
        <translation>所有下载合计（启用“限制速度”时）</translation>
    </message>
    <message>
        <source>Down&amp;load speed:</source>
        <translation>下载速度(&amp;L)：</translation>
    </message>
    <message>
        <source>Re&amp;quests:</source>
        <translation>请求数(&amp;Q)：</translation>
    </message>
    <message>
        <source>The number of files per second</source>
        <translation>每秒文件数</translation>
    </message>
    <message>
        <source>files per second</source>
        <translation>个文件/秒</translation>
    </message>
    <message>
        <source>Most files per second of all downloads together; empty: no limit</source>
        <translation>所有下载合计每秒最多文件数；留空：不限</translation>
    </message>
    <message>
        <source>The network and the computer</source>
        <translation>网络与计算机</translation>
    </message>
    <message>
        <source>Where the system says that the network costs by the byte, downloads wait until there is another one</source>
        <translation>当系统表明网络按流量计费时，下载会等待其他网络</translation>
    </message>
    <message>
        <source>Network:</source>
        <translation>网络：</translation>
    </message>
    <message>
        <source>Computer:</source>
        <translation>计算机：</translation>
    </message>
    <message>
        <source>This system does not say what its network costs, so that nothing is paused here.</source>
        <translation>此系统不说明网络如何计费，因此不会暂停任何下载。</translation>
    </message>
    <message>
        <source>The download speed</source>
        <translation>下载速度</translation>
    </message>
</context>
<context>
    <name>milliard::ListingForm</name>
    <message>
        <source>HTTPS</source>
        <translation>HTTPS</translation>
    </message>
    <message>
        <source>Ad&amp;vanced: paths and keys of the service</source>
        <translation>高级：服务的路径和键(&amp;V)</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Name, address, or a whole URL</source>
        <translation>名称、地址或完整 URL</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Use HTTPS</source>
        <translation>使用 HTTPS</translation>
    </message>
    <message>
        <source>&amp;Host:</source>
        <translation>主机(&amp;H)：</translation>
    </message>
    <message>
        <source>&amp;Port:</source>
        <translation>端口(&amp;P)：</translation>
    </message>
    <message>
        <source>The host is missing: a name like files.example.org, or an address.</source>
        <translation>缺少主机：例如 files.example.org 这样的名称，或一个地址。</translation>
    </message>
    <message>
        <source>The port</source>
        <translation>端口</translation>
    </message>
</context>
<context>
    <name>milliard::LogPage</name>
    <message>
        <source>%1  Notice: %2</source>
        <translation>%1  提示：%2</translation>
    </message>
    <message>
        <source>%1  Error: %2</source>
        <translation>%1  错误：%2</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Nothing has happened since Milliard was started.</source>
        <translation>Milliard 启动以来没有发生任何事件。</translation>
    </message>
</context>
<context>
    <name>milliard::LoginDialog</name>
    <message>
        <source>Login</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>For %1. It is kept in the system&apos;s keychain, and sent when that server asks for a login.</source>
        <translation>用于 %1。它保存在系统密钥环中，并在该服务器要求登录时发送。</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>保存(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;User name:</source>
        <translation>用户名(&amp;U)：</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>密码(&amp;P)：</translation>
    </message>
    <message>
        <source>Both are needed: a user name and a password.</source>
        <translation>用户名和密码都需要填写。</translation>
    </message>
    <message>
        <source>Waiting for the keychain</source>
        <translation>正在等待密钥环</translation>
    </message>
    <message>
        <source>%1 Without a keychain, a line &quot;machine HOST login NAME password SECRET&quot; in %2 does the same.</source>
        <translation>%1 没有密钥环时，在 %2 中写一行“machine HOST login NAME password SECRET”效果相同。</translation>
    </message>
</context>
<context>
    <name>milliard::MainWindow</name>
    <message>
        <source>Milliard</source>
        <translation>Milliard</translation>
    </message>
    <message>
        <source>%1 – Milliard</source>
        <translation>%1 – Milliard</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>The demo cannot be started.</source>
        <translation>无法启动演示。</translation>
    </message>
    <message>
        <source>About Milliard</source>
        <translation>关于 Milliard</translation>
    </message>
    <message>
        <source>Milliard %1</source>
        <translation>Milliard %1</translation>
    </message>
    <message>
        <source>A download manager for listings of any length.

MIT licence. Uses Qt %1.</source>
        <translation>适用于任意长度列表的下载管理器。

MIT 许可证。使用 Qt %1。</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Downloads</source>
        <translation>下载(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Toolbar</source>
        <translation>工具栏(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Sidebar</source>
        <translation>侧边栏(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>详情(&amp;D)</translation>
    </message>
    <message>
        <source>Status &amp;Bar</source>
        <translation>状态栏(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Columns</source>
        <translation>列(&amp;C)</translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <translation>主题(&amp;H)</translation>
    </message>
    <message>
        <source>As the &amp;System</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>工具栏</translation>
    </message>
    <message>
        <source>Filter downloads</source>
        <translation>筛选下载</translation>
    </message>
    <message>
        <source>Filter (%1)</source>
        <translation>筛选 (%1)</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>已复制：%1</translation>
    </message>
    <message>
        <source>Download…</source>
        <translation>下载…</translation>
    </message>
    <message>
        <source>The clipboard has no address that something can be downloaded from.</source>
        <translation>剪贴板中没有可供下载的地址。</translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation>队列(&amp;Q)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln address(es) were copied</source>
        <translation>
            <numerusform>已复制 %Ln 个地址</numerusform>
        </translation>
    </message>
    <message>
        <source>Mo&amp;ve to Category</source>
        <translation>移动到类别(&amp;V)</translation>
    </message>
    <message>
        <source>Limit Speed</source>
        <translation>限制速度</translation>
    </message>
    <message>
        <source>W&amp;hen Done</source>
        <translation>完成后(&amp;H)</translation>
    </message>
</context>
<context>
    <name>milliard::NetworkFields</name>
    <message>
        <source>Address of the proxy</source>
        <translation>代理地址</translation>
    </message>
    <message>
        <source>http://HOST:PORT or socks5://HOST:PORT, with USER@ before the host where it wants a login; its password is kept in the system&apos;s keychain (milliard-cli secret set http://HOST:PORT)</source>
        <translation>http://HOST:PORT 或 socks5://HOST:PORT，需要登录时在主机前加 USER@；密码保存在系统密钥环中（milliard-cli secret set http://HOST:PORT）</translation>
    </message>
    <message>
        <source>User agent</source>
        <translation>用户代理</translation>
    </message>
    <message>
        <source>Milliard&apos;s own</source>
        <translation>Milliard 自己的</translation>
    </message>
    <message>
        <source>What requests say that they come from</source>
        <translation>请求所声明的来源程序</translation>
    </message>
    <message>
        <source>File of cookies</source>
        <translation>Cookie 文件</translation>
    </message>
    <message>
        <source>Cookies</source>
        <translation>Cookie</translation>
    </message>
    <message>
        <source>A Netscape cookie file, as curl and browsers&apos; exports write it. It is read at each start; each cookie goes where its own domain and path say</source>
        <translation>Netscape 格式的 Cookie 文件，与 curl 和浏览器导出的相同。每次启动时读取；每个 Cookie 只发送到其域和路径所指之处</translation>
    </message>
    <message>
        <source>Place of the token</source>
        <translation>令牌位置</translation>
    </message>
    <message>
        <source>keychain:NAME or @/path/of/a/file</source>
        <translation>keychain:NAME 或 @/文件/路径</translation>
    </message>
    <message>
        <source>Where the token is that is sent as &quot;Authorization: Bearer&quot;; the token itself is never typed here (milliard-cli secret set token:NAME)</source>
        <translation>以“Authorization: Bearer”发送的令牌所在的位置；令牌本身从不在此输入（milliard-cli secret set token:NAME）</translation>
    </message>
    <message>
        <source>File of the client certificate</source>
        <translation>客户端证书文件</translation>
    </message>
    <message>
        <source>Client Certificate</source>
        <translation>客户端证书</translation>
    </message>
    <message>
        <source>What servers are shown that ask for a certificate: PEM with its chain, or PKCS#12</source>
        <translation>向要求证书的服务器出示：含证书链的 PEM，或 PKCS#12</translation>
    </message>
    <message>
        <source>File of the certificate&apos;s key</source>
        <translation>证书密钥文件</translation>
    </message>
    <message>
        <source>Key of the Client Certificate</source>
        <translation>客户端证书的密钥</translation>
    </message>
    <message>
        <source>PEM, where the key is not in the file of the certificate</source>
        <translation>PEM 格式，当密钥不在证书文件中时</translation>
    </message>
    <message>
        <source>Place of the key&apos;s passphrase</source>
        <translation>密钥口令的位置</translation>
    </message>
    <message>
        <source>Where the passphrase is that opens the key</source>
        <translation>打开密钥的口令所在的位置</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>The system&apos;s are those of the desktop&apos;s settings, PAC files among them, or of http_proxy and its kin</source>
        <translation>系统代理来自桌面设置（包括 PAC 文件），或来自 http_proxy 等环境变量</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>This one:</source>
        <translation>指定：</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>标头</translation>
    </message>
    <message>
        <source>Name: value, one a line; @/path/of/a/file for secret ones</source>
        <translation>名称: 值，每行一个；机密的用 @/文件/路径</translation>
    </message>
    <message>
        <source>Sent to the source&apos;s own host and port alone. What may be a secret must be in a file, which is read at each start</source>
        <translation>仅发送到来源自己的主机和端口。可能是机密的内容必须放在文件中，每次启动时读取</translation>
    </message>
    <message>
        <source>Proxy:</source>
        <translation>代理：</translation>
    </message>
    <message>
        <source>Headers:</source>
        <translation>标头：</translation>
    </message>
    <message>
        <source>User agent:</source>
        <translation>用户代理：</translation>
    </message>
    <message>
        <source>Cookies:</source>
        <translation>Cookie：</translation>
    </message>
    <message>
        <source>Token:</source>
        <translation>令牌：</translation>
    </message>
    <message>
        <source>Client certificate:</source>
        <translation>客户端证书：</translation>
    </message>
    <message>
        <source>Its key:</source>
        <translation>其密钥：</translation>
    </message>
    <message>
        <source>Its passphrase:</source>
        <translation>其口令：</translation>
    </message>
    <message>
        <source>Login:</source>
        <translation>登录：</translation>
    </message>
    <message>
        <source>Keep a login for %1…</source>
        <translation>为 %1 保存登录…</translation>
    </message>
    <message>
        <source>The proxy&apos;s address is missing.</source>
        <translation>缺少代理地址。</translation>
    </message>
    <message>
        <source>its path here as @/path/of/a/file</source>
        <translation>在此以 @/文件/路径 的形式给出其路径</translation>
    </message>
    <message>
        <source>in the journal</source>
        <translation>在日志库中</translation>
    </message>
    <message>
        <source>in the field User agent</source>
        <translation>在“用户代理”栏中</translation>
    </message>
    <message>
        <source>the field Cookies</source>
        <translation>“Cookie”栏</translation>
    </message>
    <message>
        <source>the field Proxy</source>
        <translation>“代理”栏</translation>
    </message>
    <message>
        <source>the field Token</source>
        <translation>“令牌”栏</translation>
    </message>
    <message>
        <source>the field Its passphrase</source>
        <translation>“其密码”栏</translation>
    </message>
    <message>
        <source>the field Its key</source>
        <translation>“其密钥”栏</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>照常</translation>
    </message>
</context>
<context>
    <name>milliard::NetworkPage</name>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>New downloads reach their servers with</source>
        <translation>新下载连接服务器时使用</translation>
    </message>
</context>
<context>
    <name>milliard::NewDownloadsPage</name>
    <message>
        <source>New Downloads</source>
        <translation>新下载</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>&amp;Destination:</source>
        <translation>目标位置(&amp;D)：</translation>
    </message>
    <message>
        <source>Save &amp;as:</source>
        <translation>保存为(&amp;A)：</translation>
    </message>
    <message>
        <source>New listing downloads begin with</source>
        <translation>新建列表下载的初始值</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>&amp;Host:</source>
        <translation>主机(&amp;H)：</translation>
    </message>
    <message>
        <source>&amp;Port:</source>
        <translation>端口(&amp;P)：</translation>
    </message>
    <message>
        <source>The port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>The host is missing.</source>
        <translation>缺少主机。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a possible name or address.</source>
        <translation>“%1”不是有效的名称或地址。</translation>
    </message>
</context>
<context>
    <name>milliard::NewListingDialog</name>
    <message>
        <source>New Listing Download</source>
        <translation>新建列表下载</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>开始(&amp;S)</translation>
    </message>
</context>
<context>
    <name>milliard::Notifier</name>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
</context>
<context>
    <name>milliard::NumberEdit</name>
    <message>
        <source>No limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 到 %2</translation>
    </message>
    <message>
        <source>%1, or empty for no limit</source>
        <translation>%1；留空则不限</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>%1 is missing: %2 from %3.</source>
        <translation>缺少%1：应为 %3 之间的%2。</translation>
    </message>
    <message>
        <source>%1 must be %2 from %3, not &quot;%4&quot;.</source>
        <translation>%1必须是 %3 之间的%2，而不是“%4”。</translation>
    </message>
    <message>
        <source>%1, or empty</source>
        <translation>%1，或留空</translation>
    </message>
</context>
<context>
    <name>milliard::OfferBar</name>
    <message>
        <source>Offer</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>忽略</translation>
    </message>
</context>
<context>
    <name>milliard::OptionTexts</name>
    <message>
        <source>More downloads at once are seldom faster, since each already fetches many files side by side. Those beyond this number wait in the queue.</source>
        <translation>同时进行更多下载很少会更快，因为每个下载已经并行获取许多文件。超出此数目的下载在队列中等待。</translation>
    </message>
    <message>
        <source>Each thread does the work of its own connections. As many as the machine has processor cores is enough; more help only where the disk is slow.</source>
        <translation>每个线程处理自己的连接。与处理器核心数相同即可；仅在磁盘较慢时更多线程才有帮助。</translation>
    </message>
    <message>
        <source>Requests under way at a time, in each thread. A server far away needs many: with 100 ms to it, one connection fetches at most 10 small files a second. Servers that answer that they are too busy get fewer by themselves.</source>
        <translation>每个线程中同时进行的请求数。距离远的服务器需要更多：延迟 100 毫秒时，一个连接每秒最多获取 10 个小文件。回复过于繁忙的服务器会自动减少连接。</translation>
    </message>
    <message>
        <source>However many threads and connections there are, no host gets more than these at a time. Set it where a server&apos;s rules ask for it.</source>
        <translation>无论有多少线程和连接，任何主机同时得到的连接都不会超过此数。当服务器的规则有要求时设置。</translation>
    </message>
    <message>
        <source>A file system takes millions of small files badly. Archives hold up to 100,000 of them each, are written faster than separate files, and open with usual programs. tar.zst is the quickest; zip opens everywhere and is the slowest.</source>
        <translation>文件系统难以承受数百万个小文件。每个归档最多容纳 100,000 个文件，写入比单独的文件更快，并可用常见程序打开。tar.zst 最快；zip 到处都能打开，但最慢。</translation>
    </message>
    <message>
        <source>Puts the files into 65,536 folders by a hash of their names, so that no folder holds too many of them. Names in the folders stay what they are.</source>
        <translation>按文件名的散列值将文件分到 65,536 个文件夹中，使任何文件夹都不会包含过多文件。文件夹中的名称保持不变。</translation>
    </message>
    <message>
        <source>Two engines fetch files. The bulk one is made for many small files; the general one also knows redirects, proxies, logins and HTTP/2. The first choice begins with the bulk one and hands over what needs the other.</source>
        <translation>有两种引擎获取文件。批量引擎适合大量小文件；通用引擎还支持重定向、代理、登录和 HTTP/2。第一个选项先用批量引擎，并将需要的部分交给通用引擎。</translation>
    </message>
    <message>
        <source>How often a file is asked for again when its server does not answer, breaks off or says that it is too busy. A file that does not exist is not asked for again.</source>
        <translation>当服务器没有应答、中断或表示过于繁忙时，重新请求文件的次数。不存在的文件不会再次请求。</translation>
    </message>
    <message>
        <source>Waiting before a new attempt gives a server time to recover. The wait is drawn by chance, so that not all come back at once; where the server says how long to wait, that counts.</source>
        <translation>重试前的等待让服务器有时间恢复。等待时间随机选取，以免所有请求同时返回；若服务器指明等待时间，则以其为准。</translation>
    </message>
    <message>
        <source>A transfer that brings no byte for so long has failed and is tried again. It is no limit for the whole file.</source>
        <translation>这么长时间没有收到任何字节的传输视为失败并重试。这不是对整个文件的时间限制。</translation>
    </message>
    <message>
        <source>What happens where the destination already has a file of that name from before. Files of this download itself are never fetched twice, whatever is chosen here. If you are to be asked, nothing waits for you: the others are fetched meanwhile.</source>
        <translation>当目标中已存在同名的旧文件时如何处理。无论此处如何选择，本下载自己的文件绝不会获取两次。如果选择询问，其他文件不会等待，会同时获取。</translation>
    </message>
</context>
<context>
    <name>milliard::OverviewPage</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Downloaded</source>
        <translation>已下载</translation>
    </message>
    <message numerus="yes">
        <source>%1, %2 file(s)</source>
        <translation>
            <numerusform>%1，%2 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Already there</source>
        <translation>已存在</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>传输中</translation>
    </message>
    <message>
        <source>%1, %2 tried again</source>
        <translation>%1，重试 %2 次</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>目标位置</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Saved as</source>
        <translation>保存为</translation>
    </message>
    <message>
        <source>%1, spread over folders</source>
        <translation>%1，分散到多个文件夹</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并行</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <comment>threads and connections</comment>
        <translation>%1 × %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln thread(s)</source>
        <translation>
            <numerusform>%Ln 个线程</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln connection(s)</source>
        <translation>
            <numerusform>%Ln 个连接</numerusform>
        </translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>限制</translation>
    </message>
    <message numerus="yes">
        <source>%1 file(s) per second</source>
        <translation>
            <numerusform>每秒 %1 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln connection(s) per host</source>
        <translation>
            <numerusform>每主机 %Ln 个连接</numerusform>
        </translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>尝试</translation>
    </message>
    <message>
        <source>%1 a file, waits from %2 s, gives up after %3 s of silence</source>
        <translation>每个文件 %1 次，等待从 %2 秒起，%3 秒无响应即放弃</translation>
    </message>
    <message>
        <source>Existing files</source>
        <translation>已有文件</translation>
    </message>
    <message>
        <source>are kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>are overwritten</source>
        <translation>覆盖</translation>
    </message>
    <message>
        <source>are kept, the new ones get a number</source>
        <translation>保留，新文件加编号</translation>
    </message>
    <message>
        <source>are counted as failures</source>
        <translation>计为失败</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>only %1</source>
        <translation>仅 %1</translation>
    </message>
    <message>
        <source>without %1</source>
        <translation>排除 %1</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>添加时间</translation>
    </message>
    <message>
        <source>%1; ran for %2</source>
        <translation>%1；已运行 %2</translation>
    </message>
    <message>
        <source>Waiting for room</source>
        <translation>等待可用空间</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>are overwritten by newer ones</source>
        <translation>由较新的覆盖</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>完成之后</translation>
    </message>
    <message>
        <source>are asked about</source>
        <translation>会询问</translation>
    </message>
</context>
<context>
    <name>milliard::Power</name>
    <message>
        <source>The system has not said yet whether it can do that</source>
        <translation>系统尚未说明能否执行此操作</translation>
    </message>
    <message>
        <source>No systemd-logind answers on this system</source>
        <translation>此系统上没有 systemd-logind 应答</translation>
    </message>
    <message>
        <source>This computer cannot do that</source>
        <translation>此计算机无法执行此操作</translation>
    </message>
    <message>
        <source>The rules of this system do not let you do that</source>
        <translation>此系统的规则不允许您执行此操作</translation>
    </message>
</context>
<context>
    <name>milliard::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>Find a preference</source>
        <translation>查找首选项</translation>
    </message>
    <message>
        <source>Find (%1)</source>
        <translation>查找（%1）</translation>
    </message>
    <message>
        <source>Pages of the preferences</source>
        <translation>首选项页面</translation>
    </message>
    <message>
        <source>Reset Pa&amp;ge</source>
        <translation>重置此页(&amp;G)</translation>
    </message>
    <message>
        <source>Set everything on this page to what it is at first</source>
        <translation>将此页的所有内容恢复为初始值</translation>
    </message>
    <message>
        <source>All Pages</source>
        <translation>所有页面</translation>
    </message>
    <message>
        <source>&amp;Reset All Pages</source>
        <translation>重置所有页面(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>导入(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>No preference matches &quot;%1&quot;.</source>
        <translation>没有与“%1”匹配的首选项。</translation>
    </message>
    <message>
        <source>Import Preferences</source>
        <translation>导入首选项</translation>
    </message>
    <message>
        <source>Preferences (*.json)</source>
        <translation>首选项 (*.json)</translation>
    </message>
    <message>
        <source>The preferences cannot be imported</source>
        <translation>无法导入首选项</translation>
    </message>
    <message>
        <source>Export Preferences</source>
        <translation>导出首选项</translation>
    </message>
    <message>
        <source>The preferences cannot be exported</source>
        <translation>无法导出首选项</translation>
    </message>
</context>
<context>
    <name>milliard::PreferencesFile</name>
    <message>
        <source>the value of &quot;%1&quot; is not a possible one</source>
        <translation>“%1”的值不可用</translation>
    </message>
    <message>
        <source>it has no preferences of this program</source>
        <translation>其中没有本程序的首选项</translation>
    </message>
    <message>
        <source>a newer version of this program wrote it</source>
        <translation>它由本程序的更新版本写入</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>%1 cannot be taken: %2</source>
        <translation>无法采用 %1：%2</translation>
    </message>
</context>
<context>
    <name>milliard::PreviewPane</name>
    <message>
        <source>List the files that would be downloaded; downloads nothing</source>
        <translation>列出将要下载的文件；不下载任何内容</translation>
    </message>
    <message>
        <source>Files of the source</source>
        <translation>来源中的文件</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>修改时间</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>then the listing failed</source>
        <translation>之后列出失败</translation>
    </message>
    <message>
        <source>the listing goes on</source>
        <translation>仍在列出</translation>
    </message>
    <message>
        <source>Pr&amp;eview</source>
        <translation>预览(&amp;E)</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>正在请求…</translation>
    </message>
    <message>
        <source>Stop pr&amp;eview</source>
        <translation>停止预览(&amp;E)</translation>
    </message>
    <message>
        <source>Use as: %1</source>
        <translation>用作：%1</translation>
    </message>
    <message>
        <source>listing…</source>
        <translation>正在列出…</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1；%2</translation>
    </message>
    <message>
        <source>No files</source>
        <translation>没有文件</translation>
    </message>
    <message>
        <source>No files so far</source>
        <translation>目前没有文件</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1, of which %2 have %3</source>
        <translation>%1，其中 %2 个共 %3</translation>
    </message>
    <message>
        <source>%1, of sizes that the source does not tell</source>
        <translation>%1，来源未提供大小</translation>
    </message>
    <message>
        <source>%1; the first %2 are shown</source>
        <translation>%1；显示前 %2 个</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln file(s) pass the filters</source>
        <translation>
            <numerusform>%Ln 个文件中有 %1 个通过筛选</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %1 of %Ln file(s) pass the filters</source>
        <translation>
            <numerusform>%Ln 个文件中至少有 %1 个通过筛选</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %Ln file(s)</source>
        <translation>
            <numerusform>至少 %Ln 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; %Ln more cannot be fetched</source>
        <translation>
            <numerusform>%1；另有 %Ln 个无法获取</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>milliard::ProgressModel</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Files/s</source>
        <translation>文件/秒</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>添加时间</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>目标位置</translation>
    </message>
    <message>
        <source>%1 files, %2</source>
        <translation>%1 个文件，%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>1 attempt</source>
        <translation>1 次尝试</translation>
    </message>
    <message>
        <source>%1 attempts</source>
        <translation>%1 次尝试</translation>
    </message>
    <message>
        <source>%1 (part %2)</source>
        <translation>%1（第 %2 部分）</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>attempt %1</source>
        <translation>第 %1 次尝试</translation>
    </message>
    <message>
        <source>receiving</source>
        <translation>正在接收</translation>
    </message>
    <message>
        <source>asked for</source>
        <translation>已请求</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>already there</source>
        <translation>已存在</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>%1, high</source>
        <translation>%1，高</translation>
    </message>
    <message>
        <source>high</source>
        <translation>高</translation>
    </message>
    <message>
        <source>%1, low</source>
        <translation>%1，低</translation>
    </message>
    <message>
        <source>low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>%1 of the file; parts being fetched: %2, of which is there: %3</source>
        <translation>文件的 %1；正在获取的部分：%2，其中已有：%3</translation>
    </message>
    <message>
        <source>receiving, parts: %1</source>
        <translation>正在接收，部分：%1</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
</context>
<context>
    <name>milliard::QueueCommands</name>
    <message>
        <source>The download cannot be started</source>
        <translation>无法开始下载</translation>
    </message>
    <message>
        <source>The priority cannot be written down</source>
        <translation>无法保存优先级</translation>
    </message>
</context>
<context>
    <name>milliard::RateField</name>
    <message>
        <source>Unit of the download speed</source>
        <translation>下载速度的单位</translation>
    </message>
</context>
<context>
    <name>milliard::RemoveFilesDialog</name>
    <message>
        <source>Remove with Files</source>
        <translation>连同文件移除</translation>
    </message>
    <message>
        <source>Files that could not be removed</source>
        <translation>无法移除的文件</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Why it is still there</source>
        <translation>仍然存在的原因</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>Pausing what runs…</source>
        <translation>正在暂停运行中的下载…</translation>
    </message>
    <message>
        <source>What was listed here was not written down, so that the files cannot be told from others. Remove alone leaves them where they are.</source>
        <translation>此处列出的内容没有记录，因此无法将这些文件与其他文件区分。仅“移除”会保留它们。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln download(s)</source>
        <translation>
            <numerusform>%Ln 个下载</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove %1 from the list, and what it stored?</source>
        <translation>从列表移除 %1 及其存储的内容？</translation>
    </message>
    <message>
        <source>None of its files is left in %1.</source>
        <translation>%1 中已没有它的文件。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) with %1 in %2</source>
        <translation>
            <numerusform>%2 中的 %Ln 个文件（%1）</numerusform>
        </translation>
    </message>
    <message>
        <source>go to the trash.</source>
        <translation>将移至回收站。</translation>
    </message>
    <message>
        <source>are deleted for good: they are too many for the trash.</source>
        <translation>将被永久删除：数量过多，无法放入回收站。</translation>
    </message>
    <message>
        <source>are deleted for good: there is no trash for this folder.</source>
        <translation>将被永久删除：此文件夹没有回收站。</translation>
    </message>
    <message>
        <source>&amp;Move to Trash</source>
        <translation>移至回收站(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s)</source>
        <translation>
            <numerusform>%Ln 个文件夹</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) stay, since they were changed after the download.</source>
        <translation>
            <numerusform>%Ln 个文件将保留，因为它们在下载后被更改。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) stay, since another download may have stored them as well.</source>
        <translation>
            <numerusform>%Ln 个文件将保留，因为其他下载也可能存储了它们。</numerusform>
        </translation>
    </message>
    <message>
        <source>Moving to the trash…</source>
        <translation>正在移至回收站…</translation>
    </message>
    <message>
        <source>Deleting…</source>
        <translation>正在删除…</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln file(s) were removed. The downloads whose files are not all gone stay in the list.</source>
        <translation>
            <numerusform>已移除 %Ln 个文件中的 %1 个。文件未全部移除的下载保留在列表中。</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Looking for the files that were stored…</source>
        <translation>正在查找已存储的文件…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>目前 %1</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
</context>
<context>
    <name>milliard::RoundCommands</name>
    <message>
        <source>The download cannot run again</source>
        <translation>无法再次运行该下载</translation>
    </message>
    <message>
        <source>Show…</source>
        <translation>显示…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) that were downloaded are gone from %1</source>
        <translation>
            <numerusform>%Ln 个已下载的文件已从 %1 中消失</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>milliard::SaveFields</name>
    <message>
        <source>separate files</source>
        <translation>单独的文件</translation>
    </message>
    <message>
        <source>%1 archives</source>
        <translation>%1 归档</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>保存为</translation>
    </message>
    <message>
        <source>Archives hold many files each, where a file system would suffer from too many</source>
        <translation>归档可容纳大量文件，避免文件系统因文件过多而变慢</translation>
    </message>
    <message>
        <source>Spread over f&amp;olders</source>
        <translation>分散到多个文件夹(&amp;O)</translation>
    </message>
    <message>
        <source>If a file exists</source>
        <translation>文件已存在时</translation>
    </message>
    <message>
        <source>Keep it, skip the new one</source>
        <translation>保留，跳过新文件</translation>
    </message>
    <message>
        <source>Overwrite it</source>
        <translation>覆盖</translation>
    </message>
    <message>
        <source>Keep both, number the new one</source>
        <translation>都保留，新文件加编号</translation>
    </message>
    <message>
        <source>Count the new one as failed</source>
        <translation>将新文件计为失败</translation>
    </message>
    <message>
        <source>Save &amp;as:</source>
        <translation>保存为(&amp;A)：</translation>
    </message>
    <message>
        <source>&amp;If a file exists:</source>
        <translation>文件已存在时(&amp;I)：</translation>
    </message>
    <message>
        <source>For separate files only: archives are always new ones, and lie in the destination itself</source>
        <translation>仅适用于单独的文件：归档总是新建的，并直接放在目标位置</translation>
    </message>
    <message>
        <source>Two levels of folders made from a hash of the name, so that no folder holds too many files</source>
        <translation>根据名称的哈希值创建两级文件夹，避免单个文件夹中文件过多</translation>
    </message>
    <message>
        <source>Up to 5,000 files an archive, and the slowest. Files of 2 GiB and more fail.</source>
        <translation>每个归档最多 5,000 个文件，速度最慢。2 GiB 及以上的文件会失败。</translation>
    </message>
    <message>
        <source>Up to 100,000 files an archive. Files of 8 GiB and more fail.</source>
        <translation>每个归档最多 100,000 个文件。8 GiB 及以上的文件会失败。</translation>
    </message>
    <message>
        <source>Overwrite it if the new one is newer</source>
        <translation>新文件较新时覆盖</translation>
    </message>
    <message>
        <source>Ask me, when the others are done</source>
        <translation>其他完成后询问我</translation>
    </message>
</context>
<context>
    <name>milliard::SchedulePage</name>
    <message>
        <source>Every day</source>
        <translation>每天</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>添加(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>At the hours below nothing runs, or no faster than you say; at all others there is no such limit. Where several rules hold the strictest one counts. What you start by Start Now runs at any hour.</source>
        <translation>在以下时段内不运行任何下载，或不超过指定速度；其他时间没有此限制。多条规则同时适用时以最严格的为准。用“立即开始”启动的下载随时运行。</translation>
    </message>
    <message>
        <source>Rules of the schedule</source>
        <translation>计划的规则</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>What holds</source>
        <translation>规则内容</translation>
    </message>
    <message>
        <source>Da&amp;ys:</source>
        <translation>日期(&amp;Y)：</translation>
    </message>
    <message>
        <source>&amp;From:</source>
        <translation>从(&amp;F)：</translation>
    </message>
    <message>
        <source>&amp;to</source>
        <translation>到(&amp;T)</translation>
    </message>
    <message>
        <source>What holds at these hours</source>
        <translation>这些时段内的规则</translation>
    </message>
    <message>
        <source>Nothing runs</source>
        <translation>不运行任何下载</translation>
    </message>
    <message>
        <source>All downloads together have at most</source>
        <translation>所有下载合计最多</translation>
    </message>
    <message>
        <source>Most bytes per second at these hours</source>
        <translation>这些时段内每秒最多字节数</translation>
    </message>
    <message>
        <source>T&amp;hen:</source>
        <translation>则(&amp;H)：</translation>
    </message>
    <message>
        <source>%1 the next day</source>
        <translation>次日 %1</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>最多 %1</translation>
    </message>
    <message>
        <source>nothing runs</source>
        <translation>不运行任何下载</translation>
    </message>
    <message>
        <source>The download speed</source>
        <translation>下载速度</translation>
    </message>
    <message>
        <source>Choose at least one day.</source>
        <translation>请至少选择一天。</translation>
    </message>
    <message>
        <source>These are 24 hours.</source>
        <translation>这是 24 小时。</translation>
    </message>
    <message>
        <source>It ends on the next day.</source>
        <translation>于次日结束。</translation>
    </message>
</context>
<context>
    <name>milliard::SearchField</name>
    <message>
        <source>Empty the field</source>
        <translation>清空字段</translation>
    </message>
</context>
<context>
    <name>milliard::ServersPage</name>
    <message>
        <source>Servers</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>When something goes wrong</source>
        <translation>出错时</translation>
    </message>
    <message>
        <source>&amp;Retries:</source>
        <translation>重试次数(&amp;R)：</translation>
    </message>
    <message>
        <source>The number of retries</source>
        <translation>重试次数</translation>
    </message>
    <message>
        <source>after the first attempt</source>
        <translation>首次尝试之后</translation>
    </message>
    <message>
        <source>First &amp;wait:</source>
        <translation>首次等待(&amp;W)：</translation>
    </message>
    <message>
        <source>The wait</source>
        <translation>等待时间</translation>
    </message>
    <message>
        <source>seconds at most, then twice as long each time</source>
        <translation>秒以内，之后每次加倍</translation>
    </message>
    <message>
        <source>Time&amp;out:</source>
        <translation>超时(&amp;O)：</translation>
    </message>
    <message>
        <source>The timeout</source>
        <translation>超时时间</translation>
    </message>
    <message>
        <source>seconds without a further byte</source>
        <translation>秒内没有收到新字节</translation>
    </message>
    <message>
        <source>Talking to servers</source>
        <translation>与服务器通信</translation>
    </message>
    <message>
        <source>HTTP engine</source>
        <translation>HTTP 引擎</translation>
    </message>
    <message>
        <source>Fetches the files. The bulk engine is fast with many small files; redirects, proxies, authentication and HTTP/2 are the general one&apos;s</source>
        <translation>用于下载文件。批量引擎适合大量小文件；重定向、代理、身份验证和 HTTP/2 由通用引擎处理</translation>
    </message>
    <message>
        <source>What suits the server</source>
        <translation>根据服务器自动选择</translation>
    </message>
    <message>
        <source>Bulk (Beast) alone</source>
        <translation>仅批量引擎 (Beast)</translation>
    </message>
    <message>
        <source>General (Qt) alone</source>
        <translation>仅通用引擎 (Qt)</translation>
    </message>
    <message>
        <source>HTTP en&amp;gine:</source>
        <translation>HTTP 引擎(&amp;G)：</translation>
    </message>
    <message>
        <source>Certi&amp;ficates:</source>
        <translation>证书(&amp;F)：</translation>
    </message>
</context>
<context>
    <name>milliard::ServiceFields</name>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Goes before both paths</source>
        <translation>加在两个路径之前</translation>
    </message>
    <message>
        <source>Pre&amp;fix:</source>
        <translation>前缀(&amp;F)：</translation>
    </message>
    <message>
        <source>Path prefix</source>
        <translation>路径前缀</translation>
    </message>
    <message>
        <source>Page para&amp;meter:</source>
        <translation>分页参数(&amp;M)：</translation>
    </message>
    <message>
        <source>Page parameter</source>
        <translation>分页参数</translation>
    </message>
    <message>
        <source>&amp;List path:</source>
        <translation>列表路径(&amp;L)：</translation>
    </message>
    <message>
        <source>List path</source>
        <translation>列表路径</translation>
    </message>
    <message>
        <source>&amp;Get path:</source>
        <translation>获取路径(&amp;G)：</translation>
    </message>
    <message>
        <source>Get path</source>
        <translation>获取路径</translation>
    </message>
    <message>
        <source>&amp;Names key:</source>
        <translation>名称键(&amp;N)：</translation>
    </message>
    <message>
        <source>JSON key of the names</source>
        <translation>名称的 JSON 键</translation>
    </message>
    <message>
        <source>Ne&amp;xt key:</source>
        <translation>下一页键(&amp;X)：</translation>
    </message>
    <message>
        <source>JSON key of the next page</source>
        <translation>下一页的 JSON 键</translation>
    </message>
    <message>
        <source>Si&amp;zes key:</source>
        <translation>大小键(&amp;Z)：</translation>
    </message>
    <message>
        <source>JSON key of the sizes</source>
        <translation>大小的 JSON 键</translation>
    </message>
    <message>
        <source>%1 is empty. The usual is &quot;%2&quot;.</source>
        <translation>%1为空。通常为“%2”。</translation>
    </message>
</context>
<context>
    <name>milliard::Session</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Downloads are running.</source>
        <translation>有下载正在运行。</translation>
    </message>
    <message>
        <source>If you quit they pause, nothing is lost, and they go on when Milliard is started again.</source>
        <translation>退出后它们会暂停，不会丢失任何内容，并在 Milliard 再次启动时继续。</translation>
    </message>
    <message>
        <source>&amp;Keep Running in the Tray</source>
        <translation>在系统托盘中继续运行(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Pause and Quit</source>
        <translation>暂停并退出(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Remember this answer</source>
        <translation>记住此选择(&amp;R)</translation>
    </message>
    <message>
        <source>Go On</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Milliard did not end properly the last time.</source>
        <translation>Milliard 上次未正常退出。</translation>
    </message>
    <message>
        <source>Downloads that were running: %1. What is there of them is safe, and they can go on from there.</source>
        <translation>当时正在运行的下载：%1。已下载的内容是安全的，可以从那里继续。</translation>
    </message>
    <message>
        <source>&amp;Go On</source>
        <translation>继续(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Not Now</source>
        <translation>暂不(&amp;N)</translation>
    </message>
    <message>
        <source>What follows a download is under way. If you quit it is ended: verifying and compressing begin anew at the next start, unpacking and commands do not.</source>
        <translation>下载之后的工作正在进行。如果退出，它将终止：校验和压缩会在下次启动时重新开始，解压和命令则不会。</translation>
    </message>
    <message>
        <source>A download is done, but not what follows it.</source>
        <translation>下载已完成，但后续工作尚未完成。</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
</context>
<context>
    <name>milliard::ShortcutsPage</name>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>&amp;Usual Key</source>
        <translation>默认按键(&amp;U)</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>命令及其按键</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Key of the chosen command</source>
        <translation>所选命令的按键</translation>
    </message>
    <message>
        <source>&amp;Key:</source>
        <translation>按键(&amp;K)：</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has this key too: choose another one for one of them.</source>
        <translation>“%1”也使用此按键：请为其中之一另选按键。</translation>
    </message>
</context>
<context>
    <name>milliard::Sidebar</name>
    <message>
        <source>Groups of downloads</source>
        <translation>下载分组</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>类别</translation>
    </message>
</context>
<context>
    <name>milliard::SleepGuard</name>
    <message>
        <source>Downloads are running</source>
        <translation>下载正在进行</translation>
    </message>
</context>
<context>
    <name>milliard::SourceOptionFields</name>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>选择：%1</translation>
    </message>
</context>
<context>
    <name>milliard::SpeedPage</name>
    <message>
        <source>million files/s</source>
        <translation>百万个文件/秒</translation>
    </message>
    <message>
        <source>thousand files/s</source>
        <translation>千个文件/秒</translation>
    </message>
    <message>
        <source>files/s</source>
        <translation>文件/秒</translation>
    </message>
    <message>
        <source>GiB/s</source>
        <translation>GiB/秒</translation>
    </message>
    <message>
        <source>MiB/s</source>
        <translation>MiB/秒</translation>
    </message>
    <message>
        <source>KiB/s</source>
        <translation>KiB/秒</translation>
    </message>
    <message>
        <source>bytes/s</source>
        <translation>字节/秒</translation>
    </message>
    <message>
        <source>days of running</source>
        <translation>运行天数</translation>
    </message>
    <message>
        <source>hours of running</source>
        <translation>运行小时数</translation>
    </message>
    <message>
        <source>minutes of running</source>
        <translation>运行分钟数</translation>
    </message>
    <message>
        <source>seconds of running</source>
        <translation>运行秒数</translation>
    </message>
    <message>
        <source>No speed to show yet. It is measured while the download runs.</source>
        <translation>还没有速度可显示。速度在下载运行时测量。</translation>
    </message>
    <message>
        <source>Files per second</source>
        <translation>每秒文件数</translation>
    </message>
    <message>
        <source>Bytes per second</source>
        <translation>每秒字节数</translation>
    </message>
    <message>
        <source>Speed graph</source>
        <translation>速度图</translation>
    </message>
    <message>
        <source>%1: now %2, mean %3, peak %4</source>
        <translation>%1：当前 %2，平均 %3，峰值 %4</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>%1. %2. Over %3 of running.</source>
        <translation>%1。%2。运行时间 %3。</translation>
    </message>
</context>
<context>
    <name>milliard::SpeedPreferencesPage</name>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并行</translation>
    </message>
    <message>
        <source>Dow&amp;nloads:</source>
        <translation>下载数(&amp;N)：</translation>
    </message>
    <message>
        <source>The number of downloads</source>
        <translation>下载数</translation>
    </message>
    <message>
        <source>that run at once; others wait in the queue</source>
        <translation>个同时运行；其余在队列中等待</translation>
    </message>
    <message>
        <source>&amp;Threads:</source>
        <translation>线程(&amp;T)：</translation>
    </message>
    <message>
        <source>The number of threads</source>
        <translation>线程数</translation>
    </message>
    <message>
        <source>&amp;Connections:</source>
        <translation>连接(&amp;C)：</translation>
    </message>
    <message>
        <source>The number of connections</source>
        <translation>连接数</translation>
    </message>
    <message>
        <source>per thread</source>
        <translation>每线程</translation>
    </message>
    <message>
        <source>Limits of each download</source>
        <translation>每个下载的限制</translation>
    </message>
    <message>
        <source>Down&amp;load speed:</source>
        <translation>下载速度(&amp;L)：</translation>
    </message>
    <message>
        <source>Re&amp;quests:</source>
        <translation>请求数(&amp;Q)：</translation>
    </message>
    <message>
        <source>Per ho&amp;st:</source>
        <translation>每主机(&amp;S)：</translation>
    </message>
</context>
<context>
    <name>milliard::StatusSummary</name>
    <message>
        <source>Progress of all running downloads</source>
        <translation>所有正在运行的下载的进度</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Files per second</source>
        <translation>每秒文件数</translation>
    </message>
    <message>
        <source>Bytes per second</source>
        <translation>每秒字节数</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>Connections in flight</source>
        <translation>进行中的连接</translation>
    </message>
    <message>
        <source>Failed files</source>
        <translation>失败的文件</translation>
    </message>
    <message>
        <source>Free space</source>
        <translation>可用空间</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>可用 %1</translation>
    </message>
    <message>
        <source>still listing</source>
        <translation>仍在列出</translation>
    </message>
    <message>
        <source>Nothing is running</source>
        <translation>没有正在运行的任务</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 file(s)</source>
        <translation>
            <numerusform>%1 / %2 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of at least %2 file(s)</source>
        <translation>
            <numerusform>%1 / 至少 %2 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>%1 in flight</source>
        <translation>%1 个传输中</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 个失败</translation>
    </message>
    <message>
        <source>Why nothing is started</source>
        <translation>没有启动下载的原因</translation>
    </message>
</context>
<context>
    <name>milliard::TransfersPage</name>
    <message>
        <source>Nothing is being transferred now.</source>
        <translation>当前没有传输。</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>传输</translation>
    </message>
</context>
<context>
    <name>milliard::Tray</name>
    <message>
        <source>Milliard</source>
        <translation>Milliard</translation>
    </message>
    <message>
        <source>&amp;Hide Window</source>
        <translation>隐藏窗口(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Show Window</source>
        <translation>显示窗口(&amp;S)</translation>
    </message>
</context>
<context>
    <name>milliard::VanishedDialog</name>
    <message>
        <source>Files Gone from the Source</source>
        <translation>来源中已消失的文件</translation>
    </message>
    <message>
        <source>Files that the source has no more</source>
        <translation>来源中已不存在的文件</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>&amp;Remove These Files…</source>
        <translation>删除这些文件(&amp;R)…</translation>
    </message>
    <message>
        <source>Removing…</source>
        <translation>正在删除…</translation>
    </message>
    <message>
        <source>Looking through the destination…</source>
        <translation>正在检查目标位置…</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>still there</source>
        <translation>仍存在</translation>
    </message>
    <message>
        <source>All files that were downloaded are still in the source.</source>
        <translation>所有已下载的文件仍在来源中。</translation>
    </message>
    <message>
        <source>The first %1 are shown.</source>
        <translation>显示前 %1 个。</translation>
    </message>
    <message>
        <source>The folder was not looked through to its end: %1</source>
        <translation>文件夹未能检查完：%1</translation>
    </message>
    <message>
        <source>Remove Files</source>
        <translation>删除文件</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln file(s) were removed from %2.</source>
        <translation>
            <numerusform>已从 %2 中删除 %Ln 个文件中的 %1 个。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The source no longer has %Ln file(s) that were downloaded to %1, where they still are.</source>
        <translation>
            <numerusform>来源中已没有 %Ln 个曾下载到 %1 的文件，它们仍保留在那里。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln file(s)?</source>
        <translation>
            <numerusform>要删除 %Ln 个文件吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>What is deleted from %1 cannot be downloaded again: the source has it no more.</source>
        <translation>从 %1 中删除的内容无法再次下载：来源中已没有。</translation>
    </message>
    <message>
        <source>Nothing can be said of files that are gone from the source: by its options it is not listed to its end, or what it listed before was not written down.</source>
        <translation>无法判断哪些文件已从来源消失：按其选项并未列出全部内容，或者先前列出的内容没有记录。</translation>
    </message>
    <message>
        <source>Nothing can be said of files that are gone from the source: it did not tell all that it has, as failures and notices say, or its pages do not say that they are indexes.</source>
        <translation>无法判断哪些文件已从来源消失：来源未列出其全部内容（见失败项和提示），或其页面未表明自己是目录列表。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) that are gone as well stay, since they were changed after the download or may be another&apos;s.</source>
        <translation>
            <numerusform>另有 %Ln 个已消失的文件会保留，因为它们在下载后被改动过，或者可能也属于其他下载。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>milliard::WhenDoneControl</name>
    <message>
        <source>Do &amp;Nothing</source>
        <translation>不执行操作(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Quit Milliard</source>
        <translation>退出 Milliard(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Suspend the Computer</source>
        <translation>挂起计算机(&amp;S)</translation>
    </message>
    <message>
        <source>Shut the Computer &amp;Down</source>
        <translation>关闭计算机(&amp;D)</translation>
    </message>
    <message>
        <source>The computer cannot be suspended</source>
        <translation>无法挂起计算机</translation>
    </message>
    <message>
        <source>The computer cannot be shut down</source>
        <translation>无法关闭计算机</translation>
    </message>
    <message>
        <source>When Done</source>
        <translation>完成后</translation>
    </message>
    <message>
        <source>All downloads have ended.</source>
        <translation>所有下载均已结束。</translation>
    </message>
    <message>
        <source>&amp;Quit Now</source>
        <translation>立即退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Suspend Now</source>
        <translation>立即挂起(&amp;S)</translation>
    </message>
    <message>
        <source>Shut &amp;Down Now</source>
        <translation>立即关机(&amp;D)</translation>
    </message>
    <message numerus="yes">
        <source>Milliard quits in %n second(s).</source>
        <translation>
            <numerusform>Milliard 将在 %n 秒后退出。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The computer is suspended in %n second(s).</source>
        <translation>
            <numerusform>计算机将在 %n 秒后挂起。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The computer is shut down in %n second(s).</source>
        <translation>
            <numerusform>计算机将在 %n 秒后关闭。</numerusform>
        </translation>
    </message>
</context>
</TS>

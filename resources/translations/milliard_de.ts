<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Cause</name>
    <message>
        <source>The server answered with HTTP %1</source>
        <translation>Der Server antwortete mit HTTP %1</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>Not usable</source>
        <translation>Nicht verwendbar</translation>
    </message>
    <message>
        <source>Host not found</source>
        <translation>Host nicht gefunden</translation>
    </message>
    <message>
        <source>Check the spelling of the host and your network connection.</source>
        <translation>Prüfen, ob der Host richtig geschrieben ist und ob eine Netzwerkverbindung besteht.</translation>
    </message>
    <message>
        <source>Connection refused</source>
        <translation>Verbindung abgelehnt</translation>
    </message>
    <message>
        <source>Check the port, and that the server is running.</source>
        <translation>Den Port prüfen, und ob der Server läuft.</translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation>Verbindung abgebrochen</translation>
    </message>
    <message>
        <source>Try again, perhaps later.</source>
        <translation>Noch einmal versuchen, eventuell später.</translation>
    </message>
    <message>
        <source>Timed out</source>
        <translation>Zeit überschritten</translation>
    </message>
    <message>
        <source>Try again, or allow more time.</source>
        <translation>Noch einmal versuchen oder mehr Zeit einräumen.</translation>
    </message>
    <message>
        <source>No secure connection</source>
        <translation>Keine sichere Verbindung</translation>
    </message>
    <message>
        <source>The certificate must be valid for this host.</source>
        <translation>Das Zertifikat muss für diesen Host gültig sein.</translation>
    </message>
    <message>
        <source>The server answered with an error</source>
        <translation>Der Server antwortete mit einem Fehler</translation>
    </message>
    <message>
        <source>The server does not have it</source>
        <translation>Der Server hat die Datei nicht</translation>
    </message>
    <message>
        <source>Redirected where we cannot go</source>
        <translation>Weiterleitung, der nicht gefolgt werden kann</translation>
    </message>
    <message>
        <source>Not a valid HTTP answer</source>
        <translation>Keine gültige HTTP-Antwort</translation>
    </message>
    <message>
        <source>The body has the wrong length</source>
        <translation>Der Inhalt hat die falsche Länge</translation>
    </message>
    <message>
        <source>It changed at the source</source>
        <translation>Es hat sich an der Quelle geändert</translation>
    </message>
    <message>
        <source>Try again, or run the job again to have what is there now.</source>
        <translation>Noch einmal versuchen, oder den Download erneut ausführen, um zu bekommen, was jetzt dort ist.</translation>
    </message>
    <message>
        <source>The file&apos;s digest is wrong</source>
        <translation>Die Prüfsumme der Datei stimmt nicht</translation>
    </message>
    <message>
        <source>Other bytes came than were promised; they are not stored as the file.</source>
        <translation>Es kamen andere Bytes als versprochen; sie werden nicht als die Datei gespeichert.</translation>
    </message>
    <message>
        <source>The listing was not understood</source>
        <translation>Die Auflistung wurde nicht verstanden</translation>
    </message>
    <message>
        <source>Check the address and the options of the source.</source>
        <translation>Die Adresse und die Optionen der Quelle prüfen.</translation>
    </message>
    <message>
        <source>The listing goes in a circle</source>
        <translation>Die Auflistung dreht sich im Kreis</translation>
    </message>
    <message>
        <source>The server must be mended; what was listed before is downloaded.</source>
        <translation>Der Server muss berichtigt werden; was bis dahin aufgelistet war, wird heruntergeladen.</translation>
    </message>
    <message>
        <source>Not a possible file name</source>
        <translation>Kein möglicher Dateiname</translation>
    </message>
    <message>
        <source>The archive cannot be unpacked</source>
        <translation>Das Archiv kann nicht entpackt werden</translation>
    </message>
    <message>
        <source>Fetch it again, or unpack it with the program that made it.</source>
        <translation>Es noch einmal herunterladen oder mit dem Programm entpacken, das es erzeugt hat.</translation>
    </message>
    <message>
        <source>The file is already there</source>
        <translation>Die Datei ist bereits vorhanden</translation>
    </message>
    <message>
        <source>The file is too large</source>
        <translation>Die Datei ist zu groß</translation>
    </message>
    <message>
        <source>Cannot be stored under its name</source>
        <translation>Kann nicht unter ihrem Namen gespeichert werden</translation>
    </message>
    <message>
        <source>Look at the folder, link or file that is there, then try it again.</source>
        <translation>Den Ordner, die Verknüpfung oder die Datei ansehen, die dort liegt, dann noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The destination is full</source>
        <translation>Das Ziel ist voll</translation>
    </message>
    <message>
        <source>The destination cannot be written</source>
        <translation>In das Ziel kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>Choose another folder or change its permissions.</source>
        <translation>Einen anderen Ordner wählen oder dessen Berechtigungen ändern.</translation>
    </message>
    <message>
        <source>The disk with the journal is full</source>
        <translation>Der Datenträger mit dem Journal ist voll</translation>
    </message>
    <message>
        <source>Make room there, then go on.</source>
        <translation>Dort Platz schaffen, dann fortfahren.</translation>
    </message>
    <message>
        <source>The journal cannot be used</source>
        <translation>Das Journal kann nicht verwendet werden</translation>
    </message>
    <message>
        <source>No such job</source>
        <translation>Diesen Download gibt es nicht</translation>
    </message>
    <message>
        <source>The job is already running</source>
        <translation>Der Download läuft bereits</translation>
    </message>
    <message>
        <source>Stop it in the other window or terminal first.</source>
        <translation>Ihn erst im anderen Fenster oder Terminal stoppen.</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>The server wants a login, or this one may not read it.</source>
        <translation>Der Server will eine Anmeldung, oder diese darf es nicht lesen.</translation>
    </message>
    <message>
        <source>It is not there any more, or the address is wrong.</source>
        <translation>Sie ist nicht mehr da, oder die Adresse stimmt nicht.</translation>
    </message>
    <message>
        <source>The server wants fewer requests: use fewer connections, or a limit.</source>
        <translation>Der Server will weniger Anfragen: weniger Verbindungen oder eine Grenze helfen.</translation>
    </message>
    <message>
        <source>The server is in trouble; try again later.</source>
        <translation>Der Server hat Schwierigkeiten; später noch einmal versuchen.</translation>
    </message>
</context>
<context>
    <name>NewDownload</name>
    <message>
        <source>more than %1 addresses: put them into a file, one a line, and choose that</source>
        <translation>mehr als %1 Adressen: in eine Datei schreiben, eine je Zeile, und diese wählen</translation>
    </message>
</context>
<context>
    <name>SourceKind</name>
    <message>
        <source>Newest</source>
        <translation>Neueste</translation>
    </message>
    <message>
        <source>Only the newest N items; 0: all.</source>
        <translation>Nur die N neuesten Einträge; 0: alle.</translation>
    </message>
    <message>
        <source>Feed</source>
        <translation>Feed</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>How many folders deep to look below the address; 0: for its own files alone. Without it, 64, and deeper ones are failures.</source>
        <translation>Wie viele Ordner tief unterhalb der Adresse gesucht wird; 0: nur ihre eigenen Dateien. Ohne Angabe 64, und tiefere sind Fehler.</translation>
    </message>
    <message>
        <source>Directory index</source>
        <translation>Verzeichnisindex</translation>
    </message>
    <message>
        <source>Path of the listing</source>
        <translation>Pfad der Auflistung</translation>
    </message>
    <message>
        <source>Where the listing is.</source>
        <translation>Wo die Auflistung liegt.</translation>
    </message>
    <message>
        <source>Path of the files</source>
        <translation>Pfad der Dateien</translation>
    </message>
    <message>
        <source>What stands before a name.</source>
        <translation>Was vor einem Namen steht.</translation>
    </message>
    <message>
        <source>Key of the names</source>
        <translation>Schlüssel der Namen</translation>
    </message>
    <message>
        <source>JSON key of the names.</source>
        <translation>JSON-Schlüssel der Namen.</translation>
    </message>
    <message>
        <source>Key of the next page</source>
        <translation>Schlüssel der nächsten Seite</translation>
    </message>
    <message>
        <source>JSON key of the next page&apos;s cursor.</source>
        <translation>JSON-Schlüssel des Cursors der nächsten Seite.</translation>
    </message>
    <message>
        <source>Key of the sizes</source>
        <translation>Schlüssel der Größen</translation>
    </message>
    <message>
        <source>JSON key of the sizes, where the service has them.</source>
        <translation>JSON-Schlüssel der Größen, falls der Dienst sie angibt.</translation>
    </message>
    <message>
        <source>Key of the digests</source>
        <translation>Schlüssel der Prüfsummen</translation>
    </message>
    <message>
        <source>JSON key of the digests, such as &quot;sha256:HEX&quot;, where the service has them; each file is checked.</source>
        <translation>JSON-Schlüssel der Prüfsummen, etwa „sha256:HEX“, falls der Dienst sie angibt; jede Datei wird geprüft.</translation>
    </message>
    <message>
        <source>Parameter of the cursor</source>
        <translation>Parameter des Cursors</translation>
    </message>
    <message>
        <source>Query parameter for the cursor.</source>
        <translation>Abfrageparameter für den Cursor.</translation>
    </message>
    <message>
        <source>List/get service</source>
        <translation>List/Get-Dienst</translation>
    </message>
    <message>
        <source>Metalink</source>
        <translation>Metalink</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plattform</translation>
    </message>
    <message>
        <source>The image for this platform, such as linux/arm64; if not said, for this machine&apos;s.</source>
        <translation>Das Image für diese Plattform, etwa linux/arm64; ohne Angabe für die dieses Rechners.</translation>
    </message>
    <message>
        <source>All platforms</source>
        <translation>Alle Plattformen</translation>
    </message>
    <message>
        <source>The images for all platforms, and their index.</source>
        <translation>Die Images für alle Plattformen und ihr Index.</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Layout</translation>
    </message>
    <message>
        <source>oci: a folder that skopeo and others read as oci:FOLDER:TAG. layers: the layers as files of their own.</source>
        <translation>oci: ein Ordner, den skopeo und andere als oci:FOLDER:TAG lesen. layers: die Schichten als eigene Dateien.</translation>
    </message>
    <message>
        <source>Without TLS</source>
        <translation>Ohne TLS</translation>
    </message>
    <message>
        <source>Ask the registry by http; those of this machine always are unless there is a --ca-file.</source>
        <translation>Die Registry per http ansprechen; die dieses Rechners immer, außer mit --ca-file.</translation>
    </message>
    <message>
        <source>Container image</source>
        <translation>Container-Image</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>The server, where it is not AWS&apos;s. Usual: AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL or the profile&apos;s, as they are when the job is added.</source>
        <translation>Der Server, wenn es nicht der von AWS ist. Üblich: AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL oder der des Profils, so wie sie beim Hinzufügen sind.</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>The bucket&apos;s region. Usual: AWS_REGION, AWS_DEFAULT_REGION or the profile&apos;s, as they are when the job is added, else us-east-1; another one that the server names is followed.</source>
        <translation>Die Region des Buckets. Üblich: AWS_REGION, AWS_DEFAULT_REGION oder die des Profils, so wie sie beim Hinzufügen sind, sonst us-east-1; nennt der Server eine andere, gilt diese.</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Whose keys in ~/.aws/credentials and ~/.aws/config. Usual: the keys in the environment, else AWS_PROFILE or &quot;default&quot;, each time the job is started.</source>
        <translation>Wessen Schlüssel in ~/.aws/credentials und ~/.aws/config. Üblich: die Schlüssel der Umgebung, sonst AWS_PROFILE oder „default“, bei jedem Start.</translation>
    </message>
    <message>
        <source>Address of the bucket</source>
        <translation>Adresse des Buckets</translation>
    </message>
    <message>
        <source>Whether the bucket is in the path or the host name; auto: the host name at AWS unless the bucket&apos;s name has dots, else the path.</source>
        <translation>Ob der Bucket im Pfad oder im Hostnamen steht; auto: bei AWS im Hostnamen, sofern der Name des Buckets keine Punkte hat, sonst im Pfad.</translation>
    </message>
    <message>
        <source>Without keys</source>
        <translation>Ohne Schlüssel</translation>
    </message>
    <message>
        <source>Signs no request, whatever keys there are.</source>
        <translation>Signiert keine Anfrage, gleich welche Schlüssel es gibt.</translation>
    </message>
    <message>
        <source>Requester pays</source>
        <translation>Anfragender zahlt</translation>
    </message>
    <message>
        <source>Agrees to pay for requests and transfer, as some buckets want.</source>
        <translation>Stimmt zu, für Anfragen und Übertragung zu zahlen, wie manche Buckets es verlangen.</translation>
    </message>
    <message>
        <source>Listing</source>
        <translation>Auflistung</translation>
    </message>
    <message>
        <source>Whether many parts of a bucket are listed at once, or page after page; for servers that do not know start-after.</source>
        <translation>Ob viele Teile eines Buckets gleichzeitig aufgelistet werden oder Seite für Seite; Letzteres für Server, die start-after nicht kennen.</translation>
    </message>
    <message>
        <source>S3 bucket</source>
        <translation>S3-Bucket</translation>
    </message>
    <message>
        <source>Symbol server</source>
        <translation>Symbolserver</translation>
    </message>
    <message>
        <source>Where the symbols are: http(s)://HOST[/PATH], below which a file is DEBUGFILE/DEBUGID/SYMBOLFILE.</source>
        <translation>Wo die Symbole liegen: http(s)://HOST[/PATH], darunter jede Datei als DEBUGFILE/DEBUGID/SYMBOLFILE.</translation>
    </message>
    <message>
        <source>Symbol store</source>
        <translation>Symbolspeicher</translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation>Prüfsumme</translation>
    </message>
    <message>
        <source>What its bytes must come to; sha256, sha512, sha384, sha224, sha1, md5 or crc32c, in hexadecimal digits or base64.</source>
        <translation>Was ihre Bytes ergeben müssen; sha256, sha512, sha384, sha224, sha1, md5 oder crc32c, hexadezimal oder in Base64.</translation>
    </message>
    <message>
        <source>Verify with</source>
        <translation>Prüfen mit</translation>
    </message>
    <message>
        <source>A file of checksums that has the file&apos;s; auto: FILE.sha256, FILE.sha512, SHA256SUMS or SHA512SUMS beside it.</source>
        <translation>Eine Prüfsummendatei, in der die der Datei steht; auto: FILE.sha256, FILE.sha512, SHA256SUMS oder SHA512SUMS daneben.</translation>
    </message>
    <message>
        <source>One file</source>
        <translation>Eine Datei</translation>
    </message>
    <message>
        <source>Numbered files</source>
        <translation>Nummerierte Dateien</translation>
    </message>
    <message>
        <source>Names of the files</source>
        <translation>Namen der Dateien</translation>
    </message>
    <message>
        <source>What the files are called: url-path has folders for host and path, so that none is lost; file-name has the last part alone, and of several files of one name the first alone is stored, while those with other bytes fail.</source>
        <translation>Wie die Dateien heißen: url-path legt Ordner für Host und Pfad an, damit keine verloren geht; file-name nimmt nur den letzten Teil, und von mehreren gleichnamigen wird nur die erste gespeichert, während andere mit anderem Inhalt fehlschlagen.</translation>
    </message>
    <message>
        <source>Format of the list</source>
        <translation>Format der Liste</translation>
    </message>
    <message>
        <source>lines has an address a line; aria2 is what aria2c reads (mirrors, out=, dir=, checksum=, header=); csv has a row a file, json an object a line; auto looks.</source>
        <translation>lines hat eine Adresse je Zeile; aria2 ist, was aria2c liest (Spiegelserver, out=, dir=, checksum=, header=); csv hat eine Zeile je Datei, json ein Objekt je Zeile; auto sieht nach.</translation>
    </message>
    <message>
        <source>Column of the addresses</source>
        <translation>Spalte der Adressen</translation>
    </message>
    <message>
        <source>Heading or JSON key of the addresses, or in CSV the number of the column; without it: url.</source>
        <translation>Überschrift oder JSON-Schlüssel der Adressen, oder bei CSV die Nummer der Spalte; ohne Angabe: url.</translation>
    </message>
    <message>
        <source>Column of the names</source>
        <translation>Spalte der Namen</translation>
    </message>
    <message>
        <source>What the files are called; without it: as --names says.</source>
        <translation>Wie die Dateien heißen; ohne Angabe: wie --names sagt.</translation>
    </message>
    <message>
        <source>Column of the sizes</source>
        <translation>Spalte der Größen</translation>
    </message>
    <message>
        <source>Bytes of each file, which it must then have.</source>
        <translation>Bytes jeder Datei, die sie dann haben muss.</translation>
    </message>
    <message>
        <source>Column of the checksums</source>
        <translation>Spalte der Prüfsummen</translation>
    </message>
    <message>
        <source>Checksum of each file, such as sha256:HEX, or its digits alone; each file is checked.</source>
        <translation>Prüfsumme jeder Datei, etwa sha256:HEX, oder nur ihre Ziffern; jede Datei wird geprüft.</translation>
    </message>
    <message>
        <source>List of URLs</source>
        <translation>Liste von URLs</translation>
    </message>
    <message>
        <source>All folders in one request</source>
        <translation>Alle Ordner in einer Anfrage</translation>
    </message>
    <message>
        <source>Ask for all folders in one request (Depth: infinity), where the server allows it.</source>
        <translation>Alle Ordner in einer Anfrage abfragen (Depth: infinity), wenn der Server es erlaubt.</translation>
    </message>
    <message>
        <source>WebDAV folder</source>
        <translation>WebDAV-Ordner</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Takes the keys of this name from the system&apos;s keychain, each time the job is started; &quot;milliard-cli secret set NAME&quot; puts them there.</source>
        <translation>Nimmt die Schlüssel dieses Namens bei jedem Start aus dem Schlüsselbund des Systems; „milliard-cli secret set NAME“ legt sie dort ab.</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Milliard is running already, but does not answer.</source>
        <translation>Milliard läuft bereits, antwortet aber nicht.</translation>
    </message>
    <message>
        <source>Wait a moment and try again, or end that program. With --data-dir DIR a second one can run beside it.</source>
        <translation>Einen Moment warten und noch einmal versuchen, oder das laufende Programm beenden. Mit --data-dir DIR kann ein zweites daneben laufen.</translation>
    </message>
    <message>
        <source>Milliard cannot start.</source>
        <translation>Milliard kann nicht starten.</translation>
    </message>
    <message>
        <source>The journal was damaged.</source>
        <translation>Das Journal war beschädigt.</translation>
    </message>
</context>
<context>
    <name>milliard</name>
    <message>
        <source>%1 files/s</source>
        <translation>%1 Dateien/s</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 d %2 h</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Listing</source>
        <translation>Wird aufgelistet</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>With failures</source>
        <translation>Mit Fehlern</translation>
    </message>
    <message>
        <source>No downloads yet.</source>
        <translation>Noch keine Downloads.</translation>
    </message>
    <message>
        <source>No job is being listed.</source>
        <translation>Kein Download wird gerade aufgelistet.</translation>
    </message>
    <message>
        <source>No job is running.</source>
        <translation>Kein Download läuft.</translation>
    </message>
    <message>
        <source>No job is paused.</source>
        <translation>Kein Download ist pausiert.</translation>
    </message>
    <message>
        <source>No job was stopped by an error.</source>
        <translation>Kein Download wurde durch einen Fehler gestoppt.</translation>
    </message>
    <message>
        <source>No job is done yet.</source>
        <translation>Noch kein Download ist fertig.</translation>
    </message>
    <message>
        <source>No file of any job has failed.</source>
        <translation>Bei keinem Download ist eine Datei fehlgeschlagen.</translation>
    </message>
    <message>
        <source>List of addresses, %1</source>
        <translation>Liste von Adressen, %1</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>No job waits for its turn.</source>
        <translation>Kein Download wartet in der Warteschlange.</translation>
    </message>
</context>
<context>
    <name>milliard::Actions</name>
    <message>
        <source>&amp;New Listing Download…</source>
        <translation>&amp;Neue Auflistung herunterladen…</translation>
    </message>
    <message>
        <source>&amp;Add Download…</source>
        <translation>Download &amp;hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Copy Source URL</source>
        <translation>&amp;Quell-URL kopieren</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>&amp;Alles auswählen</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>&amp;Suchen…</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Entfernen…</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>E&amp;instellungen…</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pausieren</translation>
    </message>
    <message>
        <source>Retry &amp;Failed Files</source>
        <translation>Fehlgeschlagene Dateien &amp;wiederholen</translation>
    </message>
    <message>
        <source>Start or Pa&amp;use</source>
        <translation>Starten &amp;oder pausieren</translation>
    </message>
    <message>
        <source>Pause A&amp;ll</source>
        <translation>&amp;Alle pausieren</translation>
    </message>
    <message>
        <source>&amp;Resume All</source>
        <translation>Alle &amp;fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Open Folder</source>
        <translation>Or&amp;dner öffnen</translation>
    </message>
    <message>
        <source>Unpack &amp;Archives…</source>
        <translation>Archive entpa&amp;cken…</translation>
    </message>
    <message>
        <source>Co&amp;mpress Files…</source>
        <translation>Dateien &amp;komprimieren…</translation>
    </message>
    <message>
        <source>&amp;Demo Download</source>
        <translation>&amp;Demo-Download</translation>
    </message>
    <message>
        <source>&amp;About Milliard</source>
        <translation>Über &amp;Milliard</translation>
    </message>
    <message>
        <source>About &amp;Qt</source>
        <translation>Über &amp;Qt</translation>
    </message>
    <message>
        <source>New Listing</source>
        <translation>Neue Auflistung</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Download a file, a folder, a bucket, an image, a feed, or a list of URLs</source>
        <translation>Eine Datei, einen Ordner, einen Bucket, ein Image, einen Feed oder eine Liste von URLs herunterladen</translation>
    </message>
    <message>
        <source>Open Folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Download everything that a list/get service lists</source>
        <translation>Alles herunterladen, was ein List/Get-Dienst auflistet</translation>
    </message>
    <message>
        <source>Remove from the list; the files stay</source>
        <translation>Aus der Liste entfernen; die Dateien bleiben</translation>
    </message>
    <message>
        <source>Open the destination in the file manager</source>
        <translation>Das Ziel in der Dateiverwaltung öffnen</translation>
    </message>
    <message>
        <source>Unpack what was downloaded, each archive into a folder of its own</source>
        <translation>Das Heruntergeladene entpacken, jedes Archiv in einen eigenen Ordner</translation>
    </message>
    <message>
        <source>Compress the downloaded files, each by itself</source>
        <translation>Die heruntergeladenen Dateien komprimieren, jede für sich</translation>
    </message>
    <message>
        <source>Download from a small server inside this program</source>
        <translation>Von einem kleinen Server in diesem Programm herunterladen</translation>
    </message>
    <message>
        <source>&amp;Offer Copied Links</source>
        <translation>Kopierte &amp;Links anbieten</translation>
    </message>
    <message>
        <source>Run A&amp;gain</source>
        <translation>Erne&amp;ut ausführen</translation>
    </message>
    <message>
        <source>Start &amp;Now</source>
        <translation>Jet&amp;zt starten</translation>
    </message>
    <message>
        <source>Move &amp;Up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>Move &amp;Down</source>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>Move to &amp;Top</source>
        <translation>An den &amp;Anfang</translation>
    </message>
    <message>
        <source>Move to &amp;Bottom</source>
        <translation>Ans &amp;Ende</translation>
    </message>
    <message>
        <source>&amp;High Priority</source>
        <translation>&amp;Hohe Priorität</translation>
    </message>
    <message>
        <source>N&amp;ormal Priority</source>
        <translation>&amp;Normale Priorität</translation>
    </message>
    <message>
        <source>&amp;Low Priority</source>
        <translation>Nie&amp;drige Priorität</translation>
    </message>
    <message>
        <source>User &amp;Guide</source>
        <translation>Benutzer&amp;handbuch</translation>
    </message>
    <message>
        <source>Offer to download what other programs copy</source>
        <translation>Anbieten, herunterzuladen, was andere Programme kopieren</translation>
    </message>
    <message>
        <source>List the source anew, and download what is new or changed</source>
        <translation>Die Quelle neu auflisten und Neues oder Geändertes herunterladen</translation>
    </message>
    <message>
        <source>Start at once, however many downloads run</source>
        <translation>Sofort starten, gleich wie viele Downloads laufen</translation>
    </message>
    <message>
        <source>Paste A&amp;ddresses…</source>
        <translation>Adressen ein&amp;fügen…</translation>
    </message>
    <message>
        <source>Files Go&amp;ne from the Source…</source>
        <translation>Aus der Quelle &amp;verschwundene Dateien…</translation>
    </message>
    <message>
        <source>Ca&amp;tegories…</source>
        <translation>Kateg&amp;orien…</translation>
    </message>
    <message>
        <source>&amp;What&apos;s This?</source>
        <translation>&amp;Was ist das?</translation>
    </message>
    <message>
        <source>Remove with Fi&amp;les…</source>
        <translation>&amp;Mit Dateien entfernen…</translation>
    </message>
    <message>
        <source>Limi&amp;t Speed</source>
        <translation>&amp;Tempo begrenzen</translation>
    </message>
    <message>
        <source>Stop &amp;What Follows</source>
        <translation>Was fo&amp;lgt, beenden</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Begrenzen</translation>
    </message>
    <message>
        <source>Remove from the list, and the files that were stored, after a question</source>
        <translation>Aus der Liste entfernen, samt den gespeicherten Dateien, nach einer Frage</translation>
    </message>
    <message>
        <source>End what is done after the download: verifying, unpacking, compressing, a command</source>
        <translation>Beenden, was nach dem Download geschieht: Prüfen, Entpacken, Komprimieren, ein Befehl</translation>
    </message>
    <message>
        <source>F&amp;iles Already There…</source>
        <translation>Schon vor&amp;handene Dateien…</translation>
    </message>
    <message>
        <source>Limit This &amp;Job…</source>
        <translation>Diesen &amp;Job begrenzen…</translation>
    </message>
    <message>
        <source>Say what becomes of the files that are already there</source>
        <translation>Bestimmen, was aus den schon vorhandenen Dateien wird</translation>
    </message>
    <message>
        <source>Limit the speed of the selected download, also while it runs</source>
        <translation>Die Geschwindigkeit des gewählten Downloads begrenzen, auch während er läuft</translation>
    </message>
</context>
<context>
    <name>milliard::AddSourceDialog</name>
    <message>
        <source>Optio&amp;ns of this source</source>
        <translation>O&amp;ptionen dieser Quelle</translation>
    </message>
    <message>
        <source>Add Download</source>
        <translation>Download hinzufügen</translation>
    </message>
    <message>
        <source>Address or &amp;path:</source>
        <translation>&amp;Adresse oder Pfad:</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>URL of a file, a folder, a bucket, an image, a feed, or a list of URLs</source>
        <translation>URL einer Datei, eines Ordners, eines Buckets, eines Images, eines Feeds oder einer Liste von URLs</translation>
    </message>
    <message>
        <source>&amp;File…</source>
        <translation>&amp;Datei…</translation>
    </message>
    <message>
        <source>Choose a file that lists what is to be downloaded</source>
        <translation>Eine Datei wählen, die auflistet, was heruntergeladen werden soll</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>List of Downloads</source>
        <translation>Liste der Downloads</translation>
    </message>
    <message>
        <source>The address is missing.</source>
        <translation>Die Adresse fehlt.</translation>
    </message>
    <message>
        <source>Several addresses: one a line (Shift+Return begins a line)</source>
        <translation>Mehrere Adressen: eine je Zeile (Umschalt+Eingabe beginnt eine Zeile)</translation>
    </message>
    <message>
        <source>These are several downloads; a preview is of one alone.</source>
        <translation>Dies sind mehrere Downloads; eine Vorschau gibt es nur von einem.</translation>
    </message>
    <message>
        <source>The preview cannot be made: %1</source>
        <translation>Die Vorschau ist nicht möglich: %1</translation>
    </message>
    <message>
        <source>The folder cannot be made.</source>
        <translation>Der Ordner kann nicht angelegt werden.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln download(s), each in a folder of its own below the destination</source>
        <translation>
            <numerusform>%Ln Download, in einem eigenen Ordner unter dem Ziel</numerusform>
            <numerusform>%Ln Downloads, jeder in einem eigenen Ordner unter dem Ziel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s), in one download</source>
        <translation>
            <numerusform>%Ln Datei, in einem Download</numerusform>
            <numerusform>%Ln Dateien, in einem Download</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) in one download, and %1</source>
        <translation>
            <numerusform>%Ln Datei in einem Download, und %1</numerusform>
            <numerusform>%Ln Dateien in einem Download, und %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>milliard::AfterCommands</name>
    <message>
        <source>No program opens %1</source>
        <translation>Kein Programm öffnet %1</translation>
    </message>
    <message>
        <source>%1 is a program or may run one, and is but shown</source>
        <translation>%1 ist ein Programm oder kann eines starten und wird nur gezeigt</translation>
    </message>
    <message>
        <source>No file manager opens %1</source>
        <translation>Kein Dateimanager öffnet %1</translation>
    </message>
</context>
<context>
    <name>milliard::AfterFields</name>
    <message>
        <source>Afterwards: verify, unpack, compress, run a command</source>
        <translation>Danach: prüfen, entpacken, komprimieren, Befehl ausführen</translation>
    </message>
    <message>
        <source>Verify the files</source>
        <translation>Die Dateien prüfen</translation>
    </message>
    <message>
        <source>Unpack archives</source>
        <translation>Archive entpacken</translation>
    </message>
    <message>
        <source>and remove those that were unpacked</source>
        <translation>und die entpackten entfernen</translation>
    </message>
    <message>
        <source>Compress each file with</source>
        <translation>Jede Datei komprimieren mit</translation>
    </message>
    <message>
        <source>Ask for the listing once more, and compare sizes and digests</source>
        <translation>Die Auflistung noch einmal anfragen und Größen und Prüfsummen vergleichen</translation>
    </message>
    <message>
        <source>Compress with</source>
        <translation>Komprimieren mit</translation>
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
        <translation>Einen Befehl ausführen</translation>
    </message>
    <message>
        <source>none; for instance notify-send &quot;%n is there&quot;</source>
        <translation>keiner; zum Beispiel notify-send &quot;%n ist da&quot;</translation>
    </message>
    <message>
        <source>A program and its arguments, without a shell. %p is the folder, %n the name of the file, or of the folder if there are several, %s the counts. Quotes hold words together.</source>
        <translation>Ein Programm und seine Argumente, ohne Shell. %p ist der Ordner, %n der Name der Datei oder, bei mehreren, des Ordners, %s die Zahlen. Anführungszeichen halten Wörter zusammen.</translation>
    </message>
    <message>
        <source>In the end</source>
        <translation>Am Ende</translation>
    </message>
    <message>
        <source>nothing more</source>
        <translation>nichts weiter</translation>
    </message>
    <message>
        <source>open the file, or the folder if there are several</source>
        <translation>die Datei öffnen, bei mehreren den Ordner</translation>
    </message>
    <message>
        <source>show it in its folder</source>
        <translation>sie im Ordner zeigen</translation>
    </message>
    <message>
        <source>Run:</source>
        <translation>Ausführen:</translation>
    </message>
    <message>
        <source>In the end:</source>
        <translation>Am Ende:</translation>
    </message>
    <message>
        <source>For separate files only</source>
        <translation>Nur für einzelne Dateien</translation>
    </message>
    <message>
        <source>This names no program.</source>
        <translation>Das nennt kein Programm.</translation>
    </message>
    <message>
        <source>verify</source>
        <translation>prüfen</translation>
    </message>
    <message>
        <source>unpack archives</source>
        <translation>Archive entpacken</translation>
    </message>
    <message>
        <source>unpack archives and remove them</source>
        <translation>Archive entpacken und entfernen</translation>
    </message>
    <message>
        <source>compress each file (%1)</source>
        <translation>jede Datei komprimieren (%1)</translation>
    </message>
    <message>
        <source>run %1</source>
        <translation>%1 ausführen</translation>
    </message>
    <message>
        <source>open</source>
        <translation>öffnen</translation>
    </message>
    <message>
        <source>show in folder</source>
        <translation>im Ordner zeigen</translation>
    </message>
</context>
<context>
    <name>milliard::Afterwards</name>
    <message>
        <source>%1: %2 failed, of which the first is: %3</source>
        <translation>%1: %2 fehlgeschlagen, der erste: %3</translation>
    </message>
    <message>
        <source>Verifying</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>verified, and %1 files are not as they should be; the first: %2</source>
        <translation>geprüft; %1 Dateien sind nicht, wie sie sein sollten; die erste: %2</translation>
    </message>
    <message>
        <source>verified, and the journal&apos;s counts do not add up</source>
        <translation>geprüft; die Zahlen des Journals gehen nicht auf</translation>
    </message>
    <message>
        <source>Verified: %1 files are as they should be</source>
        <translation>Geprüft: %1 Dateien sind, wie sie sein sollten</translation>
    </message>
    <message>
        <source>verified, and %1 is not as it should be: %2</source>
        <translation>geprüft; %1 ist nicht, wie es sein sollte: %2</translation>
    </message>
    <message>
        <source>verified, and the archives have %1 files where %2 should be</source>
        <translation>geprüft; die Archive haben %1 Dateien, wo %2 sein sollten</translation>
    </message>
    <message>
        <source>Unpacking</source>
        <translation>Entpacken</translation>
    </message>
    <message>
        <source>which files are the download&apos;s own was not written down</source>
        <translation>welche Dateien die des Downloads sind, wurde nicht festgehalten</translation>
    </message>
    <message>
        <source>Unpacked: %1 archives</source>
        <translation>Entpackt: %1 Archive</translation>
    </message>
    <message>
        <source>%1: left out %2</source>
        <translation>%1: ausgelassen %2</translation>
    </message>
    <message>
        <source>%1 was unpacked, and cannot be removed: %2</source>
        <translation>%1 wurde entpackt und kann nicht gelöscht werden: %2</translation>
    </message>
    <message>
        <source>Compressing</source>
        <translation>Komprimieren</translation>
    </message>
    <message>
        <source>Compressed: %1 files, and %2 left as they are; %3 before and %4 after</source>
        <translation>Komprimiert: %1 Dateien, %2 blieben, wie sie sind; vorher %3, nachher %4</translation>
    </message>
    <message>
        <source>Running %1</source>
        <translation>%1 läuft</translation>
    </message>
    <message>
        <source>%1 cannot be started: %2</source>
        <translation>%1 kann nicht gestartet werden: %2</translation>
    </message>
    <message>
        <source>%1 crashed</source>
        <translation>%1 ist abgestürzt</translation>
    </message>
    <message>
        <source>%1 ended with status %2</source>
        <translation>%1 endete mit Status %2</translation>
    </message>
    <message>
        <source>%1: %2 so far</source>
        <translation>%1: bisher %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source> Steps left out after it: %1.</source>
        <translation> Danach ausgelassene Schritte: %1.</translation>
    </message>
    <message>
        <source>the end of the program broke it off, and it is not begun again</source>
        <translation>das Ende des Programms brach es ab, und es wird nicht neu begonnen</translation>
    </message>
    <message>
        <source>What was to follow was stopped.</source>
        <translation>Was folgen sollte, wurde beendet.</translation>
    </message>
    <message>
        <source>Afterwards: %1</source>
        <translation>Danach: %1</translation>
    </message>
    <message>
        <source>which does what follows the download, until that has ended or is stopped: %1</source>
        <translation>der erledigt, was auf den Download folgt, bis das zu Ende ist oder angehalten wird: %1</translation>
    </message>
</context>
<context>
    <name>milliard::CaFileField</name>
    <message>
        <source>File of certificates to trust beside the system&apos;s</source>
        <translation>Datei mit Zertifikaten, denen neben denen des Systems vertraut wird</translation>
    </message>
    <message>
        <source>The system&apos;s alone</source>
        <translation>Nur die des Systems</translation>
    </message>
    <message>
        <source>A PEM file of certificates to trust beside the system&apos;s, for services with an authority of their own</source>
        <translation>Eine PEM-Datei mit Zertifikaten, denen neben denen des Systems vertraut wird, für Dienste mit eigener Zertifizierungsstelle</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen…</translation>
    </message>
    <message>
        <source>Browse for the file of certificates</source>
        <translation>Die Datei mit Zertifikaten auswählen</translation>
    </message>
    <message>
        <source>Give the whole path, from /; &quot;%1&quot; is only a part.</source>
        <translation>Den ganzen Pfad ab / angeben; „%1“ ist nur ein Teil.</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Zertifikate</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <translation>Zertifikate (*.pem *.crt *.cer);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>milliard::CategoriesDialog</name>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Remove this category</source>
        <translation>Diese Kategorie entfernen</translation>
    </message>
    <message>
        <source>&amp;Up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>Try its rule earlier</source>
        <translation>Ihre Regel früher prüfen</translation>
    </message>
    <message>
        <source>&amp;Down</source>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>Try its rule later</source>
        <translation>Ihre Regel später prüfen</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Kategorien</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>Add a category</source>
        <translation>Kategorie hinzufügen</translation>
    </message>
    <message>
        <source>Name of the category</source>
        <translation>Name der Kategorie</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <source>as in Preferences</source>
        <translation>wie in den Einstellungen</translation>
    </message>
    <message>
        <source>&amp;Folder:</source>
        <translation>&amp;Ordner:</translation>
    </message>
    <message>
        <source>A new download belongs here if all fits that is filled in:</source>
        <translation>Ein neuer Download gehört hierher, wenn alles zutrifft, was ausgefüllt ist:</translation>
    </message>
    <message>
        <source>Kind of source</source>
        <translation>Art der Quelle</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Beliebig</translation>
    </message>
    <message>
        <source>&amp;Kind of source:</source>
        <translation>Ar&amp;t der Quelle:</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Hosts</translation>
    </message>
    <message>
        <source>Patterns with * and ?, with spaces between them; one of them must fit the host</source>
        <translation>Muster mit * und ?, durch Leerzeichen getrennt; eines muss auf den Host passen</translation>
    </message>
    <message>
        <source>&amp;Hosts:</source>
        <translation>Hos&amp;ts:</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>Patterns with * and ?, with spaces between them; one of them must fit the name of the download</source>
        <translation>Muster mit * und ?, durch Leerzeichen getrennt; eines muss auf den Namen des Downloads passen</translation>
    </message>
    <message>
        <source>Na&amp;mes:</source>
        <translation>Na&amp;men:</translation>
    </message>
    <message>
        <source>The name is missing.</source>
        <translation>Der Name fehlt.</translation>
    </message>
    <message>
        <source>Another category has this name.</source>
        <translation>Eine andere Kategorie hat diesen Namen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a possible pattern.</source>
        <translation>„%1“ ist kein mögliches Muster.</translation>
    </message>
</context>
<context>
    <name>milliard::CategoryCommands</name>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>The category cannot be written down</source>
        <translation>Die Kategorie kann nicht festgehalten werden</translation>
    </message>
</context>
<context>
    <name>milliard::CompressDialog</name>
    <message>
        <source>Compress Files</source>
        <translation>Dateien komprimieren</translation>
    </message>
    <message>
        <source>Folder whose files are compressed</source>
        <translation>Ordner, dessen Dateien komprimiert werden</translation>
    </message>
    <message>
        <source>Zstandard (.zst): faster and smaller</source>
        <translation>Zstandard (.zst): schneller und kleiner</translation>
    </message>
    <message>
        <source>gzip (.gz): opens everywhere</source>
        <translation>gzip (.gz): lässt sich überall öffnen</translation>
    </message>
    <message>
        <source>Files that were compressed or failed</source>
        <translation>Dateien, die komprimiert wurden oder fehlschlugen</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespart</translation>
    </message>
    <message>
        <source>Each file becomes one compressed file, which takes its place once it was read back to the same bytes. Files that would not become smaller stay. The download does not know its files any more then: running it again would fetch them anew.</source>
        <translation>Aus jeder Datei wird eine komprimierte Datei, die an ihre Stelle tritt, sobald sie zurückgelesen dieselben Bytes ergab. Dateien, die nicht kleiner würden, bleiben. Der Download kennt seine Dateien dann nicht mehr: Ein erneuter Lauf würde sie neu herunterladen.</translation>
    </message>
    <message>
        <source>Com&amp;press</source>
        <translation>&amp;Komprimieren</translation>
    </message>
    <message>
        <source>&amp;Folder:</source>
        <translation>&amp;Ordner:</translation>
    </message>
    <message>
        <source>&amp;With:</source>
        <translation>&amp;Mit:</translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation>Den Ordner %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird gestoppt…</translation>
    </message>
    <message numerus="yes">
        <source>%1 file(s) so far</source>
        <translation>
            <numerusform>Bisher %1 Datei</numerusform>
            <numerusform>Bisher %1 Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 compressed, %2 left as they are</source>
        <translation>%1 komprimiert, %2 unverändert</translation>
    </message>
    <message>
        <source>, %1 failed</source>
        <translation>, %1 fehlgeschlagen</translation>
    </message>
    <message>
        <source>: %1 before, %2 after, %3 saved (%4)</source>
        <translation>: vorher %1, nachher %2, gespart %3 (%4)</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Stoppen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
</context>
<context>
    <name>milliard::ConflictBar</name>
    <message>
        <source>Dec&amp;ide…</source>
        <translation>&amp;Entscheiden…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) are already there and wait for your word</source>
        <translation>
            <numerusform>%Ln Datei ist schon da und wartet auf Ihre Entscheidung</numerusform>
            <numerusform>%Ln Dateien sind schon da und warten auf Ihre Entscheidung</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>milliard::ConflictCommands</name>
    <message numerus="yes">
        <source>%Ln file(s) from %1 are already there</source>
        <translation>
            <numerusform>%Ln Datei von %1 ist schon da</numerusform>
            <numerusform>%Ln Dateien von %1 sind schon da</numerusform>
        </translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation>Entscheiden…</translation>
    </message>
</context>
<context>
    <name>milliard::ConflictDialog</name>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln byte(s)</source>
        <translation>
            <numerusform>%Ln Byte</numerusform>
            <numerusform>%Ln Bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>Files Already There</source>
        <translation>Schon vorhandene Dateien</translation>
    </message>
    <message>
        <source>There</source>
        <translation>Vorhanden</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Size:</source>
        <translation>Größe:</translation>
    </message>
    <message>
        <source>Changed:</source>
        <translation>Geändert:</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>What shall be done?</source>
        <translation>Was soll geschehen?</translation>
    </message>
    <message>
        <source>&amp;Skip: keep what is there</source>
        <translation>&amp;Überspringen: Vorhandenes behalten</translation>
    </message>
    <message>
        <source>&amp;Overwrite it</source>
        <translation>Ü&amp;berschreiben</translation>
    </message>
    <message>
        <source>Overwrite it if the new one is &amp;newer</source>
        <translation>Überschreiben, wenn die &amp;neue jünger ist</translation>
    </message>
    <message>
        <source>Keep &amp;both, number the new one</source>
        <translation>&amp;Beide behalten, die neue nummerieren</translation>
    </message>
    <message>
        <source>A&amp;pply</source>
        <translation>&amp;Anwenden</translation>
    </message>
    <message>
        <source>Leave the other files as they are; they can be decided later</source>
        <translation>Die übrigen Dateien lassen, wie sie sind; darüber kann später entschieden werden</translation>
    </message>
    <message>
        <source>%1 is already there</source>
        <translation>%1 ist schon da</translation>
    </message>
    <message numerus="yes">
        <source>Do this for &amp;all %Ln file(s) that are left</source>
        <translation>
            <numerusform>Das für &amp;alle %Ln übrige Datei tun</numerusform>
            <numerusform>Das für &amp;alle %Ln übrigen Dateien tun</numerusform>
        </translation>
    </message>
    <message>
        <source>The source tells no time of the new one, so that what is there would stay</source>
        <translation>Die Quelle nennt keine Zeit der neuen, daher bliebe die vorhandene</translation>
    </message>
    <message>
        <source>a link</source>
        <translation>eine Verknüpfung</translation>
    </message>
    <message>
        <source>no ordinary file</source>
        <translation>keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>no longer there</source>
        <translation>nicht mehr da</translation>
    </message>
</context>
<context>
    <name>milliard::Desktop</name>
    <message>
        <source>Download stopped: %1</source>
        <translation>Download gestoppt: %1</translation>
    </message>
    <message>
        <source>It can be resumed.</source>
        <translation>Er kann fortgesetzt werden.</translation>
    </message>
    <message>
        <source>Files: %1, %2</source>
        <translation>Dateien: %1, %2</translation>
    </message>
    <message>
        <source>Download ended with failures: %1</source>
        <translation>Download mit Fehlern beendet: %1</translation>
    </message>
    <message>
        <source>%1. Failed: %2</source>
        <translation>%1. Fehlgeschlagen: %2</translation>
    </message>
    <message>
        <source>%1. To decide: %2</source>
        <translation>%1. Zu entscheiden: %2</translation>
    </message>
    <message>
        <source>Download waits for your word: %1</source>
        <translation>Download wartet auf Ihre Entscheidung: %1</translation>
    </message>
    <message>
        <source>Download complete: %1</source>
        <translation>Download abgeschlossen: %1</translation>
    </message>
    <message>
        <source>Not all went well after the download: %1</source>
        <translation>Nach dem Download ging nicht alles gut: %1</translation>
    </message>
</context>
<context>
    <name>milliard::DesktopPage</name>
    <message>
        <source>Desktop</source>
        <translation>Arbeitsfläche</translation>
    </message>
    <message>
        <source>Offer to download lin&amp;ks that other programs copy</source>
        <translation>Lin&amp;ks anbieten, die andere Programme kopieren</translation>
    </message>
    <message>
        <source>Show an icon with the speed in the tra&amp;y</source>
        <translation>S&amp;ymbol mit der Geschwindigkeit im Infobereich anzeigen</translation>
    </message>
    <message>
        <source>Show a &amp;message when a download ends, unless the window is in front</source>
        <translation>Eine &amp;Meldung zeigen, wenn ein Download endet, außer das Fenster ist im Vordergrund</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Erscheinungsbild</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Th&amp;eme:</source>
        <translation>Farbs&amp;chema:</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Lang&amp;uage:</source>
        <translation>Spr&amp;ache:</translation>
    </message>
    <message>
        <source>takes effect at the next start</source>
        <translation>wirkt beim nächsten Start</translation>
    </message>
    <message>
        <source>Around the window</source>
        <translation>Rund um das Fenster</translation>
    </message>
    <message>
        <source>Clipboard:</source>
        <translation>Zwischenablage:</translation>
    </message>
    <message>
        <source>Tray:</source>
        <translation>Kontrollleiste:</translation>
    </message>
    <message>
        <source>Messages:</source>
        <translation>Meldungen:</translation>
    </message>
    <message>
        <source>Closing while downloads run</source>
        <translation>Schließen, während Downloads laufen</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Nachfragen</translation>
    </message>
    <message>
        <source>Keep running in the tray, where there is one</source>
        <translation>Im Infobereich weiterlaufen, falls es einen gibt</translation>
    </message>
    <message>
        <source>Pause and quit</source>
        <translation>Pausieren und beenden</translation>
    </message>
    <message>
        <source>What closing the window does while downloads run</source>
        <translation>Was das Schließen des Fensters bewirkt, während Downloads laufen</translation>
    </message>
    <message>
        <source>Clos&amp;ing:</source>
        <translation>&amp;Beim Schließen:</translation>
    </message>
</context>
<context>
    <name>milliard::DestinationField</name>
    <message>
        <source>Choose the folder that the files go to.</source>
        <translation>Den Ordner wählen, in den die Dateien kommen.</translation>
    </message>
    <message>
        <source>Give the whole path, from /; &quot;%1&quot; is only a part.</source>
        <translation>Den ganzen Pfad ab / angeben; „%1“ ist nur ein Teil.</translation>
    </message>
    <message>
        <source>%1 is a file, not a folder.</source>
        <translation>%1 ist eine Datei, kein Ordner.</translation>
    </message>
    <message>
        <source>You may not write to %1.</source>
        <translation>In %1 darf nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>There is no folder %1; make it first, or choose another.</source>
        <translation>Den Ordner %1 gibt es nicht; ihn erst anlegen oder einen anderen wählen.</translation>
    </message>
    <message>
        <source>%1 is not there, and you may not make it in %2.</source>
        <translation>%1 ist nicht vorhanden und darf in %2 nicht angelegt werden.</translation>
    </message>
    <message>
        <source>Destination folder</source>
        <translation>Zielordner</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>D&amp;urchsuchen…</translation>
    </message>
    <message>
        <source>Browse for the destination folder</source>
        <translation>Den Zielordner auswählen</translation>
    </message>
    <message>
        <source>%1 free.</source>
        <translation>%1 frei.</translation>
    </message>
    <message>
        <source>The folder will be made. %1</source>
        <translation>Der Ordner wird angelegt. %1</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Ziel</translation>
    </message>
</context>
<context>
    <name>milliard::DetailsPane</name>
    <message>
        <source>Details of the selected download</source>
        <translation>Details des ausgewählten Downloads</translation>
    </message>
    <message>
        <source>&amp;Overview</source>
        <translation>Übe&amp;rsicht</translation>
    </message>
    <message>
        <source>&amp;Transfers</source>
        <translation>Über&amp;tragungen</translation>
    </message>
    <message>
        <source>%1 downloads are selected. Select one to see its details.</source>
        <translation>%1 Downloads sind ausgewählt. Einen auswählen, um seine Details zu sehen.</translation>
    </message>
    <message>
        <source>Nothing selected. Select a download to see its details.</source>
        <translation>Nichts ausgewählt. Einen Download auswählen, um seine Details zu sehen.</translation>
    </message>
    <message>
        <source>F&amp;ailures</source>
        <translation>&amp;Fehler</translation>
    </message>
    <message>
        <source>S&amp;peed</source>
        <translation>&amp;Geschwindigkeit</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>&amp;Protokoll</translation>
    </message>
    <message>
        <source>F&amp;ailures (%1)</source>
        <translation>&amp;Fehler (%1)</translation>
    </message>
</context>
<context>
    <name>milliard::EmptyPage</name>
    <message>
        <source>No downloads yet</source>
        <translation>Noch keine Downloads</translation>
    </message>
    <message>
        <source>A listing of any length is one download here: give the address of a file, a folder, a bucket, an image, a feed or a list/get service, and all of its files are fetched side by side. It can be paused at any moment, and goes on where it was.</source>
        <translation>Eine Auflistung beliebiger Länge ist hier ein einziger Download: Die Adresse einer Datei, eines Ordners, eines Buckets, eines Images, eines Feeds oder eines List/Get-Dienstes angeben, und alle Dateien werden nebeneinander geholt. Er kann jederzeit pausiert werden und macht dort weiter, wo er war.</translation>
    </message>
    <message>
        <source>&amp;Add a download…</source>
        <translation>Download hin&amp;zufügen…</translation>
    </message>
    <message>
        <source>&amp;New listing download…</source>
        <translation>&amp;Neue Auflistung herunterladen…</translation>
    </message>
    <message>
        <source>&amp;Try the demo</source>
        <translation>D&amp;emo ausprobieren</translation>
    </message>
    <message>
        <source>Downloads from a small server inside this program</source>
        <translation>Lädt von einem kleinen Server in diesem Programm herunter</translation>
    </message>
</context>
<context>
    <name>milliard::ExtractDialog</name>
    <message>
        <source>&amp;Remove each archive once all of it is unpacked</source>
        <translation>Jedes Archiv &amp;löschen, sobald es ganz entpackt ist</translation>
    </message>
    <message>
        <source>Unpack Archives</source>
        <translation>Archive entpacken</translation>
    </message>
    <message>
        <source>Archives to unpack</source>
        <translation>Zu entpackende Archive</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archiv</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>&amp;Unpack</source>
        <translation>&amp;Entpacken</translation>
    </message>
    <message>
        <source>&amp;Into folder:</source>
        <translation>In &amp;Ordner:</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>&amp;Hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;Leave Out</source>
        <translation>&amp;Weglassen</translation>
    </message>
    <message>
        <source>Take the selected archives off this list; the files stay</source>
        <translation>Die ausgewählten Archive aus dieser Liste nehmen; die Dateien bleiben</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Add Archives</source>
        <translation>Archive hinzufügen</translation>
    </message>
    <message>
        <source>Archives (*.zip *.7z *.tar *.tgz *.tbz *.txz *.tzst *.gz *.bz2 *.xz *.zst)</source>
        <translation>Archive (*.zip *.7z *.tar *.tgz *.tbz *.txz *.tzst *.gz *.bz2 *.xz *.zst)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1 cannot be made.</source>
        <translation>%1 kann nicht angelegt werden.</translation>
    </message>
    <message>
        <source>Being unpacked</source>
        <translation>Wird entpackt</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1, in %2</source>
        <translation>
            <numerusform>%n Datei, %1, in %2</numerusform>
            <numerusform>%n Dateien, %1, in %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n ausgelassen</numerusform>
            <numerusform>%n ausgelassen</numerusform>
        </translation>
    </message>
    <message>
        <source>the archive cannot be removed: %1</source>
        <translation>das Archiv kann nicht gelöscht werden: %1</translation>
    </message>
    <message>
        <source>Unpacked before; the archive is removed now</source>
        <translation>Schon vorher entpackt; das Archiv ist jetzt gelöscht</translation>
    </message>
    <message numerus="yes">
        <source>%n archive(s) unpacked</source>
        <translation>
            <numerusform>%n Archiv entpackt</numerusform>
            <numerusform>%n Archive entpackt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Stoppen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>Looking for archives…</source>
        <translation>Archive werden gesucht…</translation>
    </message>
    <message>
        <source>No archives here; add some.</source>
        <translation>Hier gibt es keine Archive; welche hinzufügen.</translation>
    </message>
    <message numerus="yes">
        <source>%n archive(s)</source>
        <translation>
            <numerusform>%n Archiv</numerusform>
            <numerusform>%n Archive</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>milliard::FailureTree</name>
    <message>
        <source>Cause and file</source>
        <translation>Ursache und Datei</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>Files, or attempts</source>
        <translation>Dateien oder Versuche</translation>
    </message>
    <message>
        <source>%1, files: %2</source>
        <translation>%1, Dateien: %2</translation>
    </message>
    <message>
        <source>for instance %1</source>
        <translation>zum Beispiel %1</translation>
    </message>
    <message>
        <source>1 attempt</source>
        <translation>1 Versuch</translation>
    </message>
    <message>
        <source>%1 attempts</source>
        <translation>%1 Versuche</translation>
    </message>
</context>
<context>
    <name>milliard::FailuresPage</name>
    <message>
        <source>No failures. Every file so far arrived whole.</source>
        <translation>Keine Fehler. Jede Datei kam bisher vollständig an.</translation>
    </message>
    <message>
        <source>Showing the latest %1 of %2. All of them: %3</source>
        <translation>Die neuesten %1 von %2. Alle: %3</translation>
    </message>
    <message>
        <source>Files that could not be had: %1. For a script: %2</source>
        <translation>Dateien, die nicht zu bekommen waren: %1. Für ein Skript: %2</translation>
    </message>
    <message>
        <source>By cause</source>
        <translation>Nach Ursache</translation>
    </message>
    <message>
        <source>The latest</source>
        <translation>Die neuesten</translation>
    </message>
    <message>
        <source>Failures shown</source>
        <translation>Gezeigte Fehler</translation>
    </message>
    <message>
        <source>All failures grouped by their cause, or the latest as they come</source>
        <translation>Alle Fehler nach Ursache gruppiert, oder die neuesten, wie sie auftreten</translation>
    </message>
    <message>
        <source>Exporting: %1</source>
        <translation>Wird exportiert: %1</translation>
    </message>
    <message>
        <source>Failures by cause</source>
        <translation>Fehler nach Ursache</translation>
    </message>
    <message>
        <source>Latest failures</source>
        <translation>Neueste Fehler</translation>
    </message>
    <message>
        <source>Re&amp;try These</source>
        <translation>Diese ern&amp;eut versuchen</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportieren…</translation>
    </message>
    <message>
        <source>Stop E&amp;xport</source>
        <translation>E&amp;xport stoppen</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy the selected lines</source>
        <translation>Die ausgewählten Zeilen kopieren</translation>
    </message>
    <message>
        <source>Once the download has ended or is stopped</source>
        <translation>Sobald der Download beendet oder gestoppt ist</translation>
    </message>
    <message>
        <source>Select causes to ask for their files again</source>
        <translation>Ursachen auswählen, um deren Dateien erneut anzufordern</translation>
    </message>
    <message>
        <source>Ask again for the files that failed by the selected causes</source>
        <translation>Die Dateien, die aus den ausgewählten Ursachen fehlschlugen, erneut anfordern</translation>
    </message>
    <message>
        <source>Write all failures to a file</source>
        <translation>Alle Fehler in eine Datei schreiben</translation>
    </message>
    <message>
        <source>Write the failures of the selected causes to a file</source>
        <translation>Die Fehler der ausgewählten Ursachen in eine Datei schreiben</translation>
    </message>
    <message>
        <source>The files cannot be asked for again</source>
        <translation>Die Dateien können nicht erneut angefordert werden</translation>
    </message>
    <message>
        <source>Export All Failures</source>
        <translation>Alle Fehler exportieren</translation>
    </message>
    <message>
        <source>Export the Failures of These Causes</source>
        <translation>Die Fehler dieser Ursachen exportieren</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>JSON, one object a line (*.json)</source>
        <translation>JSON, ein Objekt je Zeile (*.json)</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>Wird exportiert…</translation>
    </message>
    <message>
        <source>Exported: %1, to %2</source>
        <translation>Exportiert: %1, nach %2</translation>
    </message>
    <message>
        <source>Nothing was exported.</source>
        <translation>Nichts wurde exportiert.</translation>
    </message>
    <message>
        <source>The failures cannot be exported</source>
        <translation>Die Fehler können nicht exportiert werden</translation>
    </message>
    <message>
        <source>Dec&amp;ide…</source>
        <translation>&amp;Entscheiden…</translation>
    </message>
    <message>
        <source>Say what becomes of the files that are already there</source>
        <translation>Bestimmen, was aus den schon vorhandenen Dateien wird</translation>
    </message>
</context>
<context>
    <name>milliard::FileEdit</name>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen…</translation>
    </message>
    <message>
        <source>Browse: %1</source>
        <translation>Durchsuchen: %1</translation>
    </message>
</context>
<context>
    <name>milliard::FilterFields</name>
    <message>
        <source>Filters: names, sizes, &amp;changes</source>
        <translation>Filter: Namen, Größen, &amp;Änderungen</translation>
    </message>
    <message>
        <source>Patterns over the whole path with * (anything, also /) and ?, several with ; between them. sub/ is all below the folder sub, **/ any folders or none</source>
        <translation>Muster für den ganzen Pfad mit * (alles, auch /) und ?, mehrere durch ; getrennt. sub/ ist alles unter dem Ordner sub, **/ sind beliebige Ordner oder keiner</translation>
    </message>
    <message>
        <source>Bytes, such as 500000, 800K or 20M; empty: any. Files whose size the source does not tell are taken</source>
        <translation>Bytes, etwa 500000, 800K oder 20M; leer: beliebig. Dateien, deren Größe die Quelle nicht nennt, werden genommen</translation>
    </message>
    <message>
        <source>A date such as 2026-03-31, or how long ago: 3h, 7d, 2w; empty: any. Files whose time the source does not tell are taken</source>
        <translation>Ein Datum wie 2026-03-31, oder wie lange her: 3h, 7d, 2w; leer: beliebig. Dateien, deren Zeit die Quelle nicht nennt, werden genommen</translation>
    </message>
    <message>
        <source>Only names like</source>
        <translation>Nur Namen wie</translation>
    </message>
    <message>
        <source>all; for instance *.jpg; *.png</source>
        <translation>alle; zum Beispiel *.jpg; *.png</translation>
    </message>
    <message>
        <source>But not names like</source>
        <translation>Aber nicht Namen wie</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Smallest size</source>
        <translation>Kleinste Größe</translation>
    </message>
    <message>
        <source>any; for instance 800K</source>
        <translation>beliebig; zum Beispiel 800K</translation>
    </message>
    <message>
        <source>Largest size</source>
        <translation>Größte Größe</translation>
    </message>
    <message>
        <source>any; for instance 20M</source>
        <translation>beliebig; zum Beispiel 20M</translation>
    </message>
    <message>
        <source>Changed after</source>
        <translation>Geändert nach</translation>
    </message>
    <message>
        <source>any time; for instance 7d</source>
        <translation>jederzeit; zum Beispiel 7d</translation>
    </message>
    <message>
        <source>Changed before</source>
        <translation>Geändert vor</translation>
    </message>
    <message>
        <source>any; for instance 2026-03-31</source>
        <translation>beliebig; zum Beispiel 2026-03-31</translation>
    </message>
    <message>
        <source>Onl&amp;y names like:</source>
        <translation>Nur Na&amp;men wie:</translation>
    </message>
    <message>
        <source>But not li&amp;ke:</source>
        <translation>A&amp;ber nicht wie:</translation>
    </message>
    <message>
        <source>Size from:</source>
        <translation>Größe von:</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>Changed after:</source>
        <translation>Geändert nach:</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vor</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no pattern: a [ has its ] behind it.</source>
        <translation>„%1“ ist kein Muster: Zu [ gehört dahinter ein ].</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no size: bytes, such as 500000, 800K or 20M.</source>
        <translation>„%1“ ist keine Größe: Bytes, etwa 500000, 800K oder 20M.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no time: a date such as 2026-03-31 or 2026-03-31T18:00:00Z, or how long ago, such as 3h, 7d or 2w.</source>
        <translation>„%1“ ist keine Zeit: ein Datum wie 2026-03-31 oder 2026-03-31T18:00:00Z, oder wie lange her, etwa 3h, 7d oder 2w.</translation>
    </message>
    <message>
        <source>The largest size is below the smallest: no file has such a size.</source>
        <translation>Die größte Größe liegt unter der kleinsten: Keine Datei hat eine solche Größe.</translation>
    </message>
    <message>
        <source>The second time is not after the first: no file is of such a time.</source>
        <translation>Die zweite Zeit liegt nicht nach der ersten: Keine Datei ist aus einer solchen Zeit.</translation>
    </message>
</context>
<context>
    <name>milliard::GuideWindow</name>
    <message>
        <source>User Guide</source>
        <translation>Benutzerhandbuch</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>User guide</source>
        <translation>Benutzerhandbuch</translation>
    </message>
    <message>
        <source>Find in the guide</source>
        <translation>Im Handbuch suchen</translation>
    </message>
    <message>
        <source>The guide does not have &quot;%1&quot;</source>
        <translation>Das Handbuch enthält „%1“ nicht</translation>
    </message>
</context>
<context>
    <name>milliard::HostRuleDialog</name>
    <message>
        <source>New Rule for Hosts</source>
        <translation>Neue Regel für Hosts</translation>
    </message>
    <message>
        <source>Rule for Hosts</source>
        <translation>Regel für Hosts</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Hosts</translation>
    </message>
    <message>
        <source>Names with * and ?, spaces between</source>
        <translation>Namen mit * und ?, Leerzeichen dazwischen</translation>
    </message>
    <message>
        <source>&amp;Hosts:</source>
        <translation>Hos&amp;ts:</translation>
    </message>
    <message>
        <source>New downloads from these begin with this. What is left empty is as the other pages of the preferences have it.</source>
        <translation>Neue Downloads von diesen beginnen hiermit. Was leer bleibt, ist so wie auf den anderen Seiten der Einstellungen.</translation>
    </message>
    <message>
        <source>Do&amp;wnload speed:</source>
        <translation>Do&amp;wnload-Rate:</translation>
    </message>
    <message>
        <source>Re&amp;quests:</source>
        <translation>Anf&amp;ragen:</translation>
    </message>
    <message>
        <source>Pe&amp;r host:</source>
        <translation>&amp;Je Host:</translation>
    </message>
</context>
<context>
    <name>milliard::HostRules</name>
    <message>
        <source>A host is missing.</source>
        <translation>Ein Host fehlt.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a possible pattern.</source>
        <translation>„%1“ ist kein mögliches Muster.</translation>
    </message>
    <message>
        <source>more than %1 rules for hosts</source>
        <translation>mehr als %1 Regeln für Hosts</translation>
    </message>
</context>
<context>
    <name>milliard::HostsPage</name>
    <message>
        <source>at most %1</source>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>%1 files/s</source>
        <translation>%1 Dateien/s</translation>
    </message>
    <message numerus="yes">
        <source>%Ln connection(s)</source>
        <translation>
            <numerusform>%Ln Verbindung</numerusform>
            <numerusform>%Ln Verbindungen</numerusform>
        </translation>
    </message>
    <message>
        <source>proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>headers</source>
        <translation>Kopfzeilen</translation>
    </message>
    <message>
        <source>user agent</source>
        <translation>User-Agent</translation>
    </message>
    <message>
        <source>cookies</source>
        <translation>Cookies</translation>
    </message>
    <message>
        <source>token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>client certificate</source>
        <translation>Client-Zertifikat</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>wie sonst</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Hosts</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>&amp;Hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Bearbeiten…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>&amp;Up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>&amp;Down</source>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>New downloads from these hosts begin with limits, a proxy, headers and the like of their own. The first rule that fits holds; all else is as the other pages have it.</source>
        <translation>Neue Downloads von diesen Hosts beginnen mit eigenen Grenzen, eigenem Proxy, eigenen Kopfzeilen und dergleichen. Es gilt die erste passende Regel; alles Übrige ist so wie auf den anderen Seiten.</translation>
    </message>
    <message>
        <source>Rules for hosts</source>
        <translation>Regeln für Hosts</translation>
    </message>
    <message>
        <source>What is their own</source>
        <translation>Was ihnen eigen ist</translation>
    </message>
    <message>
        <source>Try this rule earlier</source>
        <translation>Diese Regel früher probieren</translation>
    </message>
    <message>
        <source>Try this rule later</source>
        <translation>Diese Regel später probieren</translation>
    </message>
</context>
<context>
    <name>milliard::JobCommands</name>
    <message>
        <source>Re&amp;sume</source>
        <translation>Fort&amp;setzen</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>The download cannot be started</source>
        <translation>Der Download kann nicht gestartet werden</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove this download from the list?</source>
        <translation>Diesen Download aus der Liste entfernen?</translation>
    </message>
    <message>
        <source>Remove these %1 downloads from the list?</source>
        <translation>Diese %1 Downloads aus der Liste entfernen?</translation>
    </message>
    <message>
        <source>What runs is stopped. The files that are downloaded stay where they are.</source>
        <translation>Was läuft, wird gestoppt. Die heruntergeladenen Dateien bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>The download cannot be removed</source>
        <translation>Der Download kann nicht entfernt werden</translation>
    </message>
    <message>
        <source>The folder cannot be opened</source>
        <translation>Der Ordner kann nicht geöffnet werden</translation>
    </message>
    <message>
        <source>%1 is not there (yet)</source>
        <translation>%1 ist (noch) nicht vorhanden</translation>
    </message>
    <message>
        <source>no file manager opens %1</source>
        <translation>keine Dateiverwaltung öffnet %1</translation>
    </message>
</context>
<context>
    <name>milliard::JobFields</name>
    <message>
        <source>&amp;Destination:</source>
        <translation>&amp;Ziel:</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Connections per thread</source>
        <translation>Verbindungen je Thread</translation>
    </message>
    <message>
        <source>connections per thread</source>
        <translation>Verbindungen je Thread</translation>
    </message>
    <message>
        <source>&amp;Threads:</source>
        <translation>&amp;Threads:</translation>
    </message>
    <message>
        <source>Limits: speed, req&amp;uests, connections per host</source>
        <translation>Begrenzungen: Geschwindigkeit, Anfra&amp;gen, Verbindungen je Host</translation>
    </message>
    <message>
        <source>Do&amp;wnload speed:</source>
        <translation>Do&amp;wnload-Rate:</translation>
    </message>
    <message>
        <source>Re&amp;quests:</source>
        <translation>Anf&amp;ragen:</translation>
    </message>
    <message>
        <source>Pe&amp;r host:</source>
        <translation>&amp;Je Host:</translation>
    </message>
    <message>
        <source>The number of threads</source>
        <translation>Die Zahl der Threads</translation>
    </message>
    <message>
        <source>The number of connections</source>
        <translation>Die Zahl der Verbindungen</translation>
    </message>
    <message>
        <source>Network: proxy, headers, cookies, login, certificate</source>
        <translation>Netz: Proxy, Kopfzeilen, Cookies, Anmeldung, Zertifikat</translation>
    </message>
</context>
<context>
    <name>milliard::JobLimitDialog</name>
    <message>
        <source>Most bytes per second; empty: no limit</source>
        <translation>Höchstens so viele Bytes pro Sekunde; leer: unbegrenzt</translation>
    </message>
    <message>
        <source>Limit This Job</source>
        <translation>Diesen Job begrenzen</translation>
    </message>
    <message>
        <source>Most files per second; empty: no limit</source>
        <translation>Höchstens so viele Dateien pro Sekunde; leer: unbegrenzt</translation>
    </message>
    <message>
        <source>Of %1 alone; it holds at once.</source>
        <translation>Nur für %1; gilt sofort.</translation>
    </message>
    <message>
        <source>&amp;Speed:</source>
        <translation>&amp;Geschwindigkeit:</translation>
    </message>
    <message>
        <source>&amp;Files:</source>
        <translation>&amp;Dateien:</translation>
    </message>
    <message>
        <source>files per second</source>
        <translation>Dateien pro Sekunde</translation>
    </message>
    <message>
        <source>The download speed</source>
        <translation>Die Download-Rate</translation>
    </message>
    <message>
        <source>The number of files per second</source>
        <translation>Die Zahl der Dateien pro Sekunde</translation>
    </message>
</context>
<context>
    <name>milliard::JobLog</name>
    <message>
        <source>Added: %1, to %2</source>
        <translation>Hinzugefügt: %1, nach %2</translation>
    </message>
    <message>
        <source>Goes on; so far %1</source>
        <translation>Läuft weiter; bisher %1</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Gestartet</translation>
    </message>
    <message>
        <source>Resumed</source>
        <translation>Fortgesetzt</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>done %1, already there %2, failed %3, of %4; %5</source>
        <translation>fertig %1, bereits vorhanden %2, fehlgeschlagen %3, von %4; %5</translation>
    </message>
    <message>
        <source>Ended: %1</source>
        <translation>Beendet: %1</translation>
    </message>
    <message>
        <source>Stopped: %1</source>
        <translation>Gestoppt: %1</translation>
    </message>
    <message>
        <source>Paused: %1</source>
        <translation>Pausiert: %1</translation>
    </message>
    <message>
        <source>Waits for room: %1</source>
        <translation>Wartet auf freien Platz: %1</translation>
    </message>
</context>
<context>
    <name>milliard::JobTable</name>
    <message>
        <source>Downloads</source>
        <translation>Downloads</translation>
    </message>
    <message>
        <source>Reset Columns</source>
        <translation>Spalten zurücksetzen</translation>
    </message>
    <message>
        <source>No download here matches &quot;%1&quot;.</source>
        <translation>Kein Download passt hier zu „%1“.</translation>
    </message>
    <message>
        <source>No download is in the category &quot;%1&quot;.</source>
        <translation>Kein Download ist in der Kategorie „%1“.</translation>
    </message>
</context>
<context>
    <name>milliard::JobView</name>
    <message>
        <source>Waiting for room: %1</source>
        <translation>Wartet auf freien Platz: %1</translation>
    </message>
    <message>
        <source>Running elsewhere or interrupted</source>
        <translation>Läuft anderswo oder wurde unterbrochen</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>Wird heruntergeladen</translation>
    </message>
    <message>
        <source>Listing and downloading</source>
        <translation>Wird aufgelistet und heruntergeladen</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Stopped: %1</source>
        <translation>Gestoppt: %1</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Done, %1 failed</source>
        <translation>Fertig, %1 fehlgeschlagen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 of at least %2</source>
        <translation>%1 von mindestens %2</translation>
    </message>
    <message>
        <source>still listing</source>
        <translation>wird noch aufgelistet</translation>
    </message>
    <message>
        <source>total unknown</source>
        <translation>Gesamtzahl unbekannt</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>In der Warteschlange</translation>
    </message>
    <message>
        <source>Done, %1 to decide</source>
        <translation>Fertig, %1 zu entscheiden</translation>
    </message>
    <message>
        <source>%1, %2 failed</source>
        <translation>%1, %2 fehlgeschlagen</translation>
    </message>
</context>
<context>
    <name>milliard::LimitControl</name>
    <message>
        <source>Paused by the schedule until %1</source>
        <translation>Vom Zeitplan angehalten bis %1</translation>
    </message>
    <message>
        <source>Paused by the schedule</source>
        <translation>Vom Zeitplan angehalten</translation>
    </message>
    <message>
        <source>Paused since the network is metered</source>
        <translation>Angehalten, da das Netz nach Verbrauch kostet</translation>
    </message>
    <message>
        <source>Limit the speed of all downloads together</source>
        <translation>Das Tempo aller Downloads zusammen begrenzen</translation>
    </message>
    <message>
        <source>At most %1</source>
        <translation>Höchstens %1</translation>
    </message>
    <message>
        <source>At most %1 files/s</source>
        <translation>Höchstens %1 Dateien/s</translation>
    </message>
    <message>
        <source>By the schedule at most %1 until %2</source>
        <translation>Nach dem Zeitplan höchstens %1 bis %2</translation>
    </message>
    <message>
        <source>By the schedule at most %1</source>
        <translation>Nach dem Zeitplan höchstens %1</translation>
    </message>
</context>
<context>
    <name>milliard::LimitFields</name>
    <message>
        <source>Most bytes per second; empty: no limit</source>
        <translation>Höchstens so viele Bytes pro Sekunde; leer: unbegrenzt</translation>
    </message>
    <message>
        <source>Most files per second; empty: no limit</source>
        <translation>Höchstens so viele Dateien pro Sekunde; leer: unbegrenzt</translation>
    </message>
    <message>
        <source>Most connections to one host; empty: no limit</source>
        <translation>Höchstens so viele Verbindungen zu einem Host; leer: unbegrenzt</translation>
    </message>
    <message>
        <source>files per second</source>
        <translation>Dateien pro Sekunde</translation>
    </message>
    <message>
        <source>connections of all threads together</source>
        <translation>Verbindungen aller Threads zusammen</translation>
    </message>
    <message>
        <source>The download speed</source>
        <translation>Die Download-Rate</translation>
    </message>
    <message>
        <source>The number of files per second</source>
        <translation>Die Zahl der Dateien pro Sekunde</translation>
    </message>
    <message>
        <source>The number of connections per host</source>
        <translation>Die Zahl der Verbindungen je Host</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>Wie sonst</translation>
    </message>
    <message>
        <source>Most bytes per second; empty: as usual</source>
        <translation>Höchstens so viele Bytes pro Sekunde; leer: wie sonst</translation>
    </message>
    <message>
        <source>Most files per second; empty: as usual</source>
        <translation>Höchstens so viele Dateien pro Sekunde; leer: wie sonst</translation>
    </message>
    <message>
        <source>Most connections to one host; empty: as usual</source>
        <translation>Höchstens so viele Verbindungen zu einem Host; leer: wie sonst</translation>
    </message>
</context>
<context>
    <name>milliard::LimitsPage</name>
    <message>
        <source>Limits</source>
        <translation>Begrenzungen</translation>
    </message>
    <message>
        <source>Most bytes per second of all downloads together; empty: no limit</source>
        <translation>Höchstens so viele Bytes je Sekunde für alle Downloads zusammen; leer: unbegrenzt</translation>
    </message>
    <message>
        <source>Pause on &amp;metered networks</source>
        <translation>In Netzen, die nach &amp;Verbrauch kosten, anhalten</translation>
    </message>
    <message>
        <source>Do not go to sleep &amp;while downloads run</source>
        <translation>Nicht einschlafen, &amp;während Downloads laufen</translation>
    </message>
    <message>
        <source>All downloads together, while Limit Speed is on</source>
        <translation>Alle Downloads zusammen, solange „Tempo begrenzen“ an ist</translation>
    </message>
    <message>
        <source>Down&amp;load speed:</source>
        <translation>Do&amp;wnload-Rate:</translation>
    </message>
    <message>
        <source>Re&amp;quests:</source>
        <translation>Anf&amp;ragen:</translation>
    </message>
    <message>
        <source>The number of files per second</source>
        <translation>Die Zahl der Dateien pro Sekunde</translation>
    </message>
    <message>
        <source>files per second</source>
        <translation>Dateien pro Sekunde</translation>
    </message>
    <message>
        <source>Most files per second of all downloads together; empty: no limit</source>
        <translation>Höchstens so viele Dateien je Sekunde für alle Downloads zusammen; leer: unbegrenzt</translation>
    </message>
    <message>
        <source>The network and the computer</source>
        <translation>Das Netz und der Rechner</translation>
    </message>
    <message>
        <source>Where the system says that the network costs by the byte, downloads wait until there is another one</source>
        <translation>Sagt das System, dass das Netz nach Verbrauch kostet, warten Downloads auf ein anderes</translation>
    </message>
    <message>
        <source>Network:</source>
        <translation>Netz:</translation>
    </message>
    <message>
        <source>Computer:</source>
        <translation>Rechner:</translation>
    </message>
    <message>
        <source>This system does not say what its network costs, so that nothing is paused here.</source>
        <translation>Dieses System sagt nicht, was sein Netz kostet; hier wird daher nichts angehalten.</translation>
    </message>
    <message>
        <source>The download speed</source>
        <translation>Die Download-Rate</translation>
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
        <translation>Erweitert: Pfade und Sch&amp;lüssel des Dienstes</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Name, address, or a whole URL</source>
        <translation>Name, Adresse oder eine ganze URL</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Use HTTPS</source>
        <translation>HTTPS verwenden</translation>
    </message>
    <message>
        <source>&amp;Host:</source>
        <translation>&amp;Host:</translation>
    </message>
    <message>
        <source>&amp;Port:</source>
        <translation>&amp;Port:</translation>
    </message>
    <message>
        <source>The host is missing: a name like files.example.org, or an address.</source>
        <translation>Der Host fehlt: ein Name wie files.example.org oder eine Adresse.</translation>
    </message>
    <message>
        <source>The port</source>
        <translation>Der Port</translation>
    </message>
</context>
<context>
    <name>milliard::LogPage</name>
    <message>
        <source>%1  Notice: %2</source>
        <translation>%1  Hinweis: %2</translation>
    </message>
    <message>
        <source>%1  Error: %2</source>
        <translation>%1  Fehler: %2</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Nothing has happened since Milliard was started.</source>
        <translation>Seit dem Start von Milliard ist nichts geschehen.</translation>
    </message>
</context>
<context>
    <name>milliard::LoginDialog</name>
    <message>
        <source>Login</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>For %1. It is kept in the system&apos;s keychain, and sent when that server asks for a login.</source>
        <translation>Für %1. Sie liegt im Schlüsselbund des Systems und wird gesendet, wenn dieser Server eine Anmeldung verlangt.</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Aufbewahren</translation>
    </message>
    <message>
        <source>&amp;User name:</source>
        <translation>&amp;Benutzername:</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>&amp;Passwort:</translation>
    </message>
    <message>
        <source>Both are needed: a user name and a password.</source>
        <translation>Beides ist nötig: ein Benutzername und ein Passwort.</translation>
    </message>
    <message>
        <source>Waiting for the keychain</source>
        <translation>Warten auf den Schlüsselbund</translation>
    </message>
    <message>
        <source>%1 Without a keychain, a line &quot;machine HOST login NAME password SECRET&quot; in %2 does the same.</source>
        <translation>%1 Ohne Schlüsselbund leistet eine Zeile „machine HOST login NAME password SECRET“ in %2 dasselbe.</translation>
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
        <translation>Demo</translation>
    </message>
    <message>
        <source>The demo cannot be started.</source>
        <translation>Die Demo kann nicht gestartet werden.</translation>
    </message>
    <message>
        <source>About Milliard</source>
        <translation>Über Milliard</translation>
    </message>
    <message>
        <source>Milliard %1</source>
        <translation>Milliard %1</translation>
    </message>
    <message>
        <source>A download manager for listings of any length.

MIT licence. Uses Qt %1.</source>
        <translation>Eine Download-Verwaltung für Auflistungen beliebiger Länge.

MIT-Lizenz. Verwendet Qt %1.</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Downloads</source>
        <translation>Down&amp;loads</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Toolbar</source>
        <translation>&amp;Werkzeugleiste</translation>
    </message>
    <message>
        <source>&amp;Sidebar</source>
        <translation>&amp;Seitenleiste</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Details</translation>
    </message>
    <message>
        <source>Status &amp;Bar</source>
        <translation>S&amp;tatusleiste</translation>
    </message>
    <message>
        <source>&amp;Columns</source>
        <translation>S&amp;palten</translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>As the &amp;System</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>Werkzeugleiste</translation>
    </message>
    <message>
        <source>Filter downloads</source>
        <translation>Downloads filtern</translation>
    </message>
    <message>
        <source>Filter (%1)</source>
        <translation>Filtern (%1)</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Kopiert: %1</translation>
    </message>
    <message>
        <source>Download…</source>
        <translation>Herunterladen…</translation>
    </message>
    <message>
        <source>The clipboard has no address that something can be downloaded from.</source>
        <translation>Die Zwischenablage enthält keine Adresse, von der etwas heruntergeladen werden kann.</translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation>Wa&amp;rteschlange</translation>
    </message>
    <message numerus="yes">
        <source>%Ln address(es) were copied</source>
        <translation>
            <numerusform>%Ln Adresse wurde kopiert</numerusform>
            <numerusform>%Ln Adressen wurden kopiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Mo&amp;ve to Category</source>
        <translation>In Kate&amp;gorie verschieben</translation>
    </message>
    <message>
        <source>Limit Speed</source>
        <translation>Tempo begrenzen</translation>
    </message>
    <message>
        <source>W&amp;hen Done</source>
        <translation>Wenn f&amp;ertig</translation>
    </message>
</context>
<context>
    <name>milliard::NetworkFields</name>
    <message>
        <source>Address of the proxy</source>
        <translation>Adresse des Proxys</translation>
    </message>
    <message>
        <source>http://HOST:PORT or socks5://HOST:PORT, with USER@ before the host where it wants a login; its password is kept in the system&apos;s keychain (milliard-cli secret set http://HOST:PORT)</source>
        <translation>http://HOST:PORT oder socks5://HOST:PORT, mit USER@ vor dem Host, wo er eine Anmeldung verlangt; das Passwort liegt im Schlüsselbund des Systems (milliard-cli secret set http://HOST:PORT)</translation>
    </message>
    <message>
        <source>User agent</source>
        <translation>User-Agent</translation>
    </message>
    <message>
        <source>Milliard&apos;s own</source>
        <translation>der von Milliard</translation>
    </message>
    <message>
        <source>What requests say that they come from</source>
        <translation>Wovon Anfragen sagen, dass sie kommen</translation>
    </message>
    <message>
        <source>File of cookies</source>
        <translation>Cookie-Datei</translation>
    </message>
    <message>
        <source>Cookies</source>
        <translation>Cookies</translation>
    </message>
    <message>
        <source>A Netscape cookie file, as curl and browsers&apos; exports write it. It is read at each start; each cookie goes where its own domain and path say</source>
        <translation>Eine Netscape-Cookie-Datei, wie curl und Browser sie schreiben. Sie wird bei jedem Start gelesen; jedes Cookie geht dorthin, wohin seine Domain und sein Pfad sagen</translation>
    </message>
    <message>
        <source>Place of the token</source>
        <translation>Ort des Tokens</translation>
    </message>
    <message>
        <source>keychain:NAME or @/path/of/a/file</source>
        <translation>keychain:NAME oder @/Pfad/einer/Datei</translation>
    </message>
    <message>
        <source>Where the token is that is sent as &quot;Authorization: Bearer&quot;; the token itself is never typed here (milliard-cli secret set token:NAME)</source>
        <translation>Wo das Token liegt, das als „Authorization: Bearer“ gesendet wird; das Token selbst wird hier nie eingegeben (milliard-cli secret set token:NAME)</translation>
    </message>
    <message>
        <source>File of the client certificate</source>
        <translation>Datei des Client-Zertifikats</translation>
    </message>
    <message>
        <source>Client Certificate</source>
        <translation>Client-Zertifikat</translation>
    </message>
    <message>
        <source>What servers are shown that ask for a certificate: PEM with its chain, or PKCS#12</source>
        <translation>Was Servern gezeigt wird, die ein Zertifikat verlangen: PEM mit seiner Kette oder PKCS#12</translation>
    </message>
    <message>
        <source>File of the certificate&apos;s key</source>
        <translation>Datei des Schlüssels zum Zertifikat</translation>
    </message>
    <message>
        <source>Key of the Client Certificate</source>
        <translation>Schlüssel des Client-Zertifikats</translation>
    </message>
    <message>
        <source>PEM, where the key is not in the file of the certificate</source>
        <translation>PEM, wenn der Schlüssel nicht in der Datei des Zertifikats ist</translation>
    </message>
    <message>
        <source>Place of the key&apos;s passphrase</source>
        <translation>Ort der Passphrase des Schlüssels</translation>
    </message>
    <message>
        <source>Where the passphrase is that opens the key</source>
        <translation>Wo die Passphrase liegt, die den Schlüssel öffnet</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>The system&apos;s are those of the desktop&apos;s settings, PAC files among them, or of http_proxy and its kin</source>
        <translation>Die des Systems sind die der Arbeitsflächen-Einstellungen, auch PAC-Dateien, oder die aus http_proxy und seinesgleichen</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>This one:</source>
        <translation>Dieser:</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Kopfzeilen</translation>
    </message>
    <message>
        <source>Name: value, one a line; @/path/of/a/file for secret ones</source>
        <translation>Name: Wert, je Zeile eine; @/Pfad/einer/Datei für geheime</translation>
    </message>
    <message>
        <source>Sent to the source&apos;s own host and port alone. What may be a secret must be in a file, which is read at each start</source>
        <translation>Nur an Host und Port der Quelle selbst gesendet. Was ein Geheimnis sein kann, muss in einer Datei stehen, die bei jedem Start gelesen wird</translation>
    </message>
    <message>
        <source>Proxy:</source>
        <translation>Proxy:</translation>
    </message>
    <message>
        <source>Headers:</source>
        <translation>Kopfzeilen:</translation>
    </message>
    <message>
        <source>User agent:</source>
        <translation>User-Agent:</translation>
    </message>
    <message>
        <source>Cookies:</source>
        <translation>Cookies:</translation>
    </message>
    <message>
        <source>Token:</source>
        <translation>Token:</translation>
    </message>
    <message>
        <source>Client certificate:</source>
        <translation>Client-Zertifikat:</translation>
    </message>
    <message>
        <source>Its key:</source>
        <translation>Sein Schlüssel:</translation>
    </message>
    <message>
        <source>Its passphrase:</source>
        <translation>Seine Passphrase:</translation>
    </message>
    <message>
        <source>Login:</source>
        <translation>Anmeldung:</translation>
    </message>
    <message>
        <source>Keep a login for %1…</source>
        <translation>Anmeldung für %1 aufbewahren…</translation>
    </message>
    <message>
        <source>The proxy&apos;s address is missing.</source>
        <translation>Die Adresse des Proxys fehlt.</translation>
    </message>
    <message>
        <source>its path here as @/path/of/a/file</source>
        <translation>ihren Pfad hier als @/pfad/einer/datei</translation>
    </message>
    <message>
        <source>in the journal</source>
        <translation>im Journal</translation>
    </message>
    <message>
        <source>in the field User agent</source>
        <translation>im Feld User-Agent</translation>
    </message>
    <message>
        <source>the field Cookies</source>
        <translation>das Feld Cookies</translation>
    </message>
    <message>
        <source>the field Proxy</source>
        <translation>das Feld Proxy</translation>
    </message>
    <message>
        <source>the field Token</source>
        <translation>das Feld Token</translation>
    </message>
    <message>
        <source>the field Its passphrase</source>
        <translation>das Feld Ihr Kennwort</translation>
    </message>
    <message>
        <source>the field Its key</source>
        <translation>das Feld Ihr Schlüssel</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>Wie sonst</translation>
    </message>
</context>
<context>
    <name>milliard::NetworkPage</name>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>New downloads reach their servers with</source>
        <translation>Neue Downloads erreichen ihre Server mit</translation>
    </message>
</context>
<context>
    <name>milliard::NewDownloadsPage</name>
    <message>
        <source>New Downloads</source>
        <translation>Neue Downloads</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>&amp;Destination:</source>
        <translation>&amp;Ziel:</translation>
    </message>
    <message>
        <source>Save &amp;as:</source>
        <translation>Spei&amp;chern als:</translation>
    </message>
    <message>
        <source>New listing downloads begin with</source>
        <translation>Neue Auflistungen beginnen mit</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>&amp;Host:</source>
        <translation>&amp;Host:</translation>
    </message>
    <message>
        <source>&amp;Port:</source>
        <translation>&amp;Port:</translation>
    </message>
    <message>
        <source>The port</source>
        <translation>Der Port</translation>
    </message>
    <message>
        <source>The host is missing.</source>
        <translation>Der Host fehlt.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a possible name or address.</source>
        <translation>„%1“ ist kein möglicher Name und keine mögliche Adresse.</translation>
    </message>
</context>
<context>
    <name>milliard::NewListingDialog</name>
    <message>
        <source>New Listing Download</source>
        <translation>Neue Auflistung herunterladen</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Starten</translation>
    </message>
</context>
<context>
    <name>milliard::Notifier</name>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
</context>
<context>
    <name>milliard::NumberEdit</name>
    <message>
        <source>No limit</source>
        <translation>Unbegrenzt</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1, or empty for no limit</source>
        <translation>%1, oder leer für unbegrenzt</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>%1 is missing: %2 from %3.</source>
        <translation>%1 fehlt: %2 von %3.</translation>
    </message>
    <message>
        <source>%1 must be %2 from %3, not &quot;%4&quot;.</source>
        <translation>%1 muss %2 von %3 sein, nicht „%4“.</translation>
    </message>
    <message>
        <source>%1, or empty</source>
        <translation>%1 oder leer</translation>
    </message>
</context>
<context>
    <name>milliard::OfferBar</name>
    <message>
        <source>Offer</source>
        <translation>Angebot</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Verwerfen</translation>
    </message>
</context>
<context>
    <name>milliard::OptionTexts</name>
    <message>
        <source>More downloads at once are seldom faster, since each already fetches many files side by side. Those beyond this number wait in the queue.</source>
        <translation>Mehr Downloads zugleich sind selten schneller, da jeder schon viele Dateien nebeneinander holt. Was über diese Zahl hinausgeht, wartet in der Warteschlange.</translation>
    </message>
    <message>
        <source>Each thread does the work of its own connections. As many as the machine has processor cores is enough; more help only where the disk is slow.</source>
        <translation>Jeder Thread erledigt die Arbeit seiner eigenen Verbindungen. So viele, wie der Rechner Prozessorkerne hat, genügen; mehr helfen nur, wo die Platte langsam ist.</translation>
    </message>
    <message>
        <source>Requests under way at a time, in each thread. A server far away needs many: with 100 ms to it, one connection fetches at most 10 small files a second. Servers that answer that they are too busy get fewer by themselves.</source>
        <translation>Anfragen, die in jedem Thread zugleich unterwegs sind. Ein ferner Server braucht viele: bei 100 ms holt eine Verbindung höchstens 10 kleine Dateien je Sekunde. Server, die sich überlastet melden, bekommen von selbst weniger.</translation>
    </message>
    <message>
        <source>However many threads and connections there are, no host gets more than these at a time. Set it where a server&apos;s rules ask for it.</source>
        <translation>Wie viele Threads und Verbindungen es auch gibt, kein Host bekommt mehr als so viele zugleich. Anzugeben, wo die Regeln eines Servers es verlangen.</translation>
    </message>
    <message>
        <source>A file system takes millions of small files badly. Archives hold up to 100,000 of them each, are written faster than separate files, and open with usual programs. tar.zst is the quickest; zip opens everywhere and is the slowest.</source>
        <translation>Ein Dateisystem verträgt Millionen kleiner Dateien schlecht. Archive fassen je bis zu 100.000, sind schneller geschrieben als einzelne Dateien und lassen sich mit üblichen Programmen öffnen. tar.zst ist am schnellsten; zip öffnet sich überall und ist am langsamsten.</translation>
    </message>
    <message>
        <source>Puts the files into 65,536 folders by a hash of their names, so that no folder holds too many of them. Names in the folders stay what they are.</source>
        <translation>Verteilt die Dateien nach einem Hash ihrer Namen auf 65.536 Ordner, damit kein Ordner zu viele enthält. Die Namen in den Ordnern bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Two engines fetch files. The bulk one is made for many small files; the general one also knows redirects, proxies, logins and HTTP/2. The first choice begins with the bulk one and hands over what needs the other.</source>
        <translation>Zwei Maschinen holen Dateien. Die für Massen ist für viele kleine Dateien gemacht; die allgemeine kennt auch Umleitungen, Proxys, Anmeldungen und HTTP/2. Die erste Wahl beginnt mit der für Massen und übergibt, was die andere braucht.</translation>
    </message>
    <message>
        <source>How often a file is asked for again when its server does not answer, breaks off or says that it is too busy. A file that does not exist is not asked for again.</source>
        <translation>Wie oft eine Datei erneut angefragt wird, wenn ihr Server nicht antwortet, abbricht oder sich überlastet meldet. Eine Datei, die es nicht gibt, wird nicht erneut angefragt.</translation>
    </message>
    <message>
        <source>Waiting before a new attempt gives a server time to recover. The wait is drawn by chance, so that not all come back at once; where the server says how long to wait, that counts.</source>
        <translation>Das Warten vor einem neuen Versuch gibt einem Server Zeit, sich zu erholen. Die Wartezeit ist zufällig, damit nicht alle zugleich wiederkommen; sagt der Server, wie lange zu warten ist, gilt das.</translation>
    </message>
    <message>
        <source>A transfer that brings no byte for so long has failed and is tried again. It is no limit for the whole file.</source>
        <translation>Eine Übertragung, die so lange kein Byte bringt, ist fehlgeschlagen und wird erneut versucht. Es ist keine Grenze für die ganze Datei.</translation>
    </message>
    <message>
        <source>What happens where the destination already has a file of that name from before. Files of this download itself are never fetched twice, whatever is chosen here. If you are to be asked, nothing waits for you: the others are fetched meanwhile.</source>
        <translation>Was geschieht, wo das Ziel schon von früher eine Datei dieses Namens hat. Dateien dieses Downloads selbst werden nie zweimal geholt, was immer hier gewählt ist. Sollen Sie gefragt werden, wartet nichts auf Sie: die anderen werden derweil geholt.</translation>
    </message>
</context>
<context>
    <name>milliard::OverviewPage</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Downloaded</source>
        <translation>Heruntergeladen</translation>
    </message>
    <message numerus="yes">
        <source>%1, %2 file(s)</source>
        <translation>
            <numerusform>%1, %2 Datei</numerusform>
            <numerusform>%1, %2 Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>Already there</source>
        <translation>Bereits vorhanden</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>%1, %2 tried again</source>
        <translation>%1, %2 erneut versucht</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Saved as</source>
        <translation>Gespeichert als</translation>
    </message>
    <message>
        <source>%1, spread over folders</source>
        <translation>%1, auf Ordner verteilt</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <comment>threads and connections</comment>
        <translation>%1 × %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln thread(s)</source>
        <translation>
            <numerusform>%Ln Thread</numerusform>
            <numerusform>%Ln Threads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln connection(s)</source>
        <translation>
            <numerusform>%Ln Verbindung</numerusform>
            <numerusform>%Ln Verbindungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Begrenzungen</translation>
    </message>
    <message numerus="yes">
        <source>%1 file(s) per second</source>
        <translation>
            <numerusform>%1 Datei pro Sekunde</numerusform>
            <numerusform>%1 Dateien pro Sekunde</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln connection(s) per host</source>
        <translation>
            <numerusform>%Ln Verbindung je Host</numerusform>
            <numerusform>%Ln Verbindungen je Host</numerusform>
        </translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>%1 a file, waits from %2 s, gives up after %3 s of silence</source>
        <translation>%1 je Datei, Wartezeit ab %2 s, Abbruch nach %3 s Stille</translation>
    </message>
    <message>
        <source>Existing files</source>
        <translation>Vorhandene Dateien</translation>
    </message>
    <message>
        <source>are kept</source>
        <translation>werden behalten</translation>
    </message>
    <message>
        <source>are overwritten</source>
        <translation>werden überschrieben</translation>
    </message>
    <message>
        <source>are kept, the new ones get a number</source>
        <translation>werden behalten, die neuen erhalten eine Nummer</translation>
    </message>
    <message>
        <source>are counted as failures</source>
        <translation>zählen als Fehler</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>only %1</source>
        <translation>nur %1</translation>
    </message>
    <message>
        <source>without %1</source>
        <translation>ohne %1</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>%1; ran for %2</source>
        <translation>%1; lief %2</translation>
    </message>
    <message>
        <source>Waiting for room</source>
        <translation>Wartet auf freien Platz</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>are overwritten by newer ones</source>
        <translation>werden von neueren überschrieben</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>Danach</translation>
    </message>
    <message>
        <source>are asked about</source>
        <translation>nach ihnen wird gefragt</translation>
    </message>
</context>
<context>
    <name>milliard::Power</name>
    <message>
        <source>The system has not said yet whether it can do that</source>
        <translation>Das System hat noch nicht gesagt, ob es das kann</translation>
    </message>
    <message>
        <source>No systemd-logind answers on this system</source>
        <translation>Auf diesem System antwortet kein systemd-logind</translation>
    </message>
    <message>
        <source>This computer cannot do that</source>
        <translation>Dieser Rechner kann das nicht</translation>
    </message>
    <message>
        <source>The rules of this system do not let you do that</source>
        <translation>Die Regeln dieses Systems erlauben es nicht</translation>
    </message>
</context>
<context>
    <name>milliard::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Find a preference</source>
        <translation>Eine Einstellung finden</translation>
    </message>
    <message>
        <source>Find (%1)</source>
        <translation>Suchen (%1)</translation>
    </message>
    <message>
        <source>Pages of the preferences</source>
        <translation>Seiten der Einstellungen</translation>
    </message>
    <message>
        <source>Reset Pa&amp;ge</source>
        <translation>Se&amp;ite zurücksetzen</translation>
    </message>
    <message>
        <source>Set everything on this page to what it is at first</source>
        <translation>Alles auf dieser Seite auf den Anfangswert setzen</translation>
    </message>
    <message>
        <source>All Pages</source>
        <translation>Alle Seiten</translation>
    </message>
    <message>
        <source>&amp;Reset All Pages</source>
        <translation>Alle Seiten &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>No preference matches &quot;%1&quot;.</source>
        <translation>Keine Einstellung passt zu „%1“.</translation>
    </message>
    <message>
        <source>Import Preferences</source>
        <translation>Einstellungen importieren</translation>
    </message>
    <message>
        <source>Preferences (*.json)</source>
        <translation>Einstellungen (*.json)</translation>
    </message>
    <message>
        <source>The preferences cannot be imported</source>
        <translation>Die Einstellungen können nicht importiert werden</translation>
    </message>
    <message>
        <source>Export Preferences</source>
        <translation>Einstellungen exportieren</translation>
    </message>
    <message>
        <source>The preferences cannot be exported</source>
        <translation>Die Einstellungen können nicht exportiert werden</translation>
    </message>
</context>
<context>
    <name>milliard::PreferencesFile</name>
    <message>
        <source>the value of &quot;%1&quot; is not a possible one</source>
        <translation>der Wert von „%1“ ist nicht möglich</translation>
    </message>
    <message>
        <source>it has no preferences of this program</source>
        <translation>sie enthält keine Einstellungen dieses Programms</translation>
    </message>
    <message>
        <source>a newer version of this program wrote it</source>
        <translation>eine neuere Version dieses Programms hat sie geschrieben</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>%1 cannot be taken: %2</source>
        <translation>%1 kann nicht übernommen werden: %2</translation>
    </message>
</context>
<context>
    <name>milliard::PreviewPane</name>
    <message>
        <source>List the files that would be downloaded; downloads nothing</source>
        <translation>Die Dateien auflisten, die heruntergeladen würden; lädt nichts herunter</translation>
    </message>
    <message>
        <source>Files of the source</source>
        <translation>Dateien der Quelle</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>then the listing failed</source>
        <translation>dann schlug die Auflistung fehl</translation>
    </message>
    <message>
        <source>the listing goes on</source>
        <translation>die Auflistung läuft weiter</translation>
    </message>
    <message>
        <source>Pr&amp;eview</source>
        <translation>&amp;Vorschau</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Wird abgefragt…</translation>
    </message>
    <message>
        <source>Stop pr&amp;eview</source>
        <translation>&amp;Vorschau stoppen</translation>
    </message>
    <message>
        <source>Use as: %1</source>
        <translation>Verwenden als: %1</translation>
    </message>
    <message>
        <source>listing…</source>
        <translation>wird aufgelistet…</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1; %2</translation>
    </message>
    <message>
        <source>No files</source>
        <translation>Keine Dateien</translation>
    </message>
    <message>
        <source>No files so far</source>
        <translation>Bisher keine Dateien</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, of which %2 have %3</source>
        <translation>%1, davon haben %2 zusammen %3</translation>
    </message>
    <message>
        <source>%1, of sizes that the source does not tell</source>
        <translation>%1, deren Größe die Quelle nicht nennt</translation>
    </message>
    <message>
        <source>%1; the first %2 are shown</source>
        <translation>%1; die ersten %2 werden gezeigt</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln file(s) pass the filters</source>
        <translation>
            <numerusform>%1 von %Ln Datei passiert die Filter</numerusform>
            <numerusform>%1 von %Ln Dateien passieren die Filter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %1 of %Ln file(s) pass the filters</source>
        <translation>
            <numerusform>Mindestens %1 von %Ln Datei passiert die Filter</numerusform>
            <numerusform>Mindestens %1 von %Ln Dateien passieren die Filter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %Ln file(s)</source>
        <translation>
            <numerusform>Mindestens %Ln Datei</numerusform>
            <numerusform>Mindestens %Ln Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; %Ln more cannot be fetched</source>
        <translation>
            <numerusform>%1; %Ln weitere kann nicht geholt werden</numerusform>
            <numerusform>%1; %Ln weitere können nicht geholt werden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>milliard::ProgressModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Files/s</source>
        <translation>Dateien/s</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>%1 files, %2</source>
        <translation>%1 Dateien, %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>1 attempt</source>
        <translation>1 Versuch</translation>
    </message>
    <message>
        <source>%1 attempts</source>
        <translation>%1 Versuche</translation>
    </message>
    <message>
        <source>%1 (part %2)</source>
        <translation>%1 (Teil %2)</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>attempt %1</source>
        <translation>Versuch %1</translation>
    </message>
    <message>
        <source>receiving</source>
        <translation>wird empfangen</translation>
    </message>
    <message>
        <source>asked for</source>
        <translation>angefordert</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>already there</source>
        <translation>bereits vorhanden</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>%1, high</source>
        <translation>%1, hoch</translation>
    </message>
    <message>
        <source>high</source>
        <translation>hoch</translation>
    </message>
    <message>
        <source>%1, low</source>
        <translation>%1, niedrig</translation>
    </message>
    <message>
        <source>low</source>
        <translation>niedrig</translation>
    </message>
    <message>
        <source>%1 of the file; parts being fetched: %2, of which is there: %3</source>
        <translation>%1 der Datei; Teile, die gerade geholt werden: %2, davon vorhanden: %3</translation>
    </message>
    <message>
        <source>receiving, parts: %1</source>
        <translation>wird empfangen, Teile: %1</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
</context>
<context>
    <name>milliard::QueueCommands</name>
    <message>
        <source>The download cannot be started</source>
        <translation>Der Download kann nicht gestartet werden</translation>
    </message>
    <message>
        <source>The priority cannot be written down</source>
        <translation>Die Priorität kann nicht gespeichert werden</translation>
    </message>
</context>
<context>
    <name>milliard::RateField</name>
    <message>
        <source>Unit of the download speed</source>
        <translation>Einheit der Download-Rate</translation>
    </message>
</context>
<context>
    <name>milliard::RemoveFilesDialog</name>
    <message>
        <source>Remove with Files</source>
        <translation>Mit Dateien entfernen</translation>
    </message>
    <message>
        <source>Files that could not be removed</source>
        <translation>Dateien, die nicht entfernt werden konnten</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Why it is still there</source>
        <translation>Warum sie noch da ist</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Pausing what runs…</source>
        <translation>Anhalten, was läuft…</translation>
    </message>
    <message>
        <source>What was listed here was not written down, so that the files cannot be told from others. Remove alone leaves them where they are.</source>
        <translation>Was hier aufgelistet wurde, ist nicht festgehalten; die Dateien sind von anderen nicht zu unterscheiden. „Entfernen“ allein lässt sie, wo sie sind.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln download(s)</source>
        <translation>
            <numerusform>%Ln Download</numerusform>
            <numerusform>%Ln Downloads</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove %1 from the list, and what it stored?</source>
        <translation>%1 aus der Liste entfernen, samt dem, was gespeichert wurde?</translation>
    </message>
    <message>
        <source>None of its files is left in %1.</source>
        <translation>Keine seiner Dateien ist noch in %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) with %1 in %2</source>
        <translation>
            <numerusform>%Ln Datei mit %1 in %2</numerusform>
            <numerusform>%Ln Dateien mit %1 in %2</numerusform>
        </translation>
    </message>
    <message>
        <source>go to the trash.</source>
        <translation>kommen in den Papierkorb.</translation>
    </message>
    <message>
        <source>are deleted for good: they are too many for the trash.</source>
        <translation>werden endgültig gelöscht: es sind zu viele für den Papierkorb.</translation>
    </message>
    <message>
        <source>are deleted for good: there is no trash for this folder.</source>
        <translation>werden endgültig gelöscht: für diesen Ordner gibt es keinen Papierkorb.</translation>
    </message>
    <message>
        <source>&amp;Move to Trash</source>
        <translation>In den &amp;Papierkorb</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s)</source>
        <translation>
            <numerusform>%Ln Ordner</numerusform>
            <numerusform>%Ln Ordnern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) stay, since they were changed after the download.</source>
        <translation>
            <numerusform>%Ln Datei bleibt, da sie nach dem Download geändert wurde.</numerusform>
            <numerusform>%Ln Dateien bleiben, da sie nach dem Download geändert wurden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) stay, since another download may have stored them as well.</source>
        <translation>
            <numerusform>%Ln Datei bleibt, da auch ein anderer Download sie gespeichert haben kann.</numerusform>
            <numerusform>%Ln Dateien bleiben, da auch ein anderer Download sie gespeichert haben kann.</numerusform>
        </translation>
    </message>
    <message>
        <source>Moving to the trash…</source>
        <translation>In den Papierkorb verschieben…</translation>
    </message>
    <message>
        <source>Deleting…</source>
        <translation>Löschen…</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln file(s) were removed. The downloads whose files are not all gone stay in the list.</source>
        <translation>
            <numerusform>%1 von %Ln Datei wurden entfernt. Downloads, deren Dateien nicht alle weg sind, bleiben in der Liste.</numerusform>
            <numerusform>%1 von %Ln Dateien wurden entfernt. Downloads, deren Dateien nicht alle weg sind, bleiben in der Liste.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>Looking for the files that were stored…</source>
        <translation>Suchen nach den gespeicherten Dateien…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>bisher %1</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird gestoppt…</translation>
    </message>
</context>
<context>
    <name>milliard::RoundCommands</name>
    <message>
        <source>The download cannot run again</source>
        <translation>Der Download kann nicht erneut ausgeführt werden</translation>
    </message>
    <message>
        <source>Show…</source>
        <translation>Anzeigen…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) that were downloaded are gone from %1</source>
        <translation>
            <numerusform>%Ln heruntergeladene Datei ist aus %1 verschwunden</numerusform>
            <numerusform>%Ln heruntergeladene Dateien sind aus %1 verschwunden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>milliard::SaveFields</name>
    <message>
        <source>separate files</source>
        <translation>einzelne Dateien</translation>
    </message>
    <message>
        <source>%1 archives</source>
        <translation>%1-Archive</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Speichern als</translation>
    </message>
    <message>
        <source>Archives hold many files each, where a file system would suffer from too many</source>
        <translation>Archive fassen viele Dateien zusammen, wo ein Dateisystem unter zu vielen leiden würde</translation>
    </message>
    <message>
        <source>Spread over f&amp;olders</source>
        <translation>Auf &amp;Ordner verteilen</translation>
    </message>
    <message>
        <source>If a file exists</source>
        <translation>Falls die Datei existiert</translation>
    </message>
    <message>
        <source>Keep it, skip the new one</source>
        <translation>Behalten, die neue überspringen</translation>
    </message>
    <message>
        <source>Overwrite it</source>
        <translation>Überschreiben</translation>
    </message>
    <message>
        <source>Keep both, number the new one</source>
        <translation>Beide behalten, die neue nummerieren</translation>
    </message>
    <message>
        <source>Count the new one as failed</source>
        <translation>Die neue als fehlgeschlagen zählen</translation>
    </message>
    <message>
        <source>Save &amp;as:</source>
        <translation>Spei&amp;chern als:</translation>
    </message>
    <message>
        <source>&amp;If a file exists:</source>
        <translation>&amp;Falls vorhanden:</translation>
    </message>
    <message>
        <source>For separate files only: archives are always new ones, and lie in the destination itself</source>
        <translation>Nur für einzelne Dateien: Archive sind immer neu und liegen im Ziel selbst</translation>
    </message>
    <message>
        <source>Two levels of folders made from a hash of the name, so that no folder holds too many files</source>
        <translation>Zwei Ebenen von Ordnern aus einem Hash des Namens, damit kein Ordner zu viele Dateien enthält</translation>
    </message>
    <message>
        <source>Up to 5,000 files an archive, and the slowest. Files of 2 GiB and more fail.</source>
        <translation>Bis zu 5.000 Dateien je Archiv, am langsamsten. Dateien ab 2 GiB schlagen fehl.</translation>
    </message>
    <message>
        <source>Up to 100,000 files an archive. Files of 8 GiB and more fail.</source>
        <translation>Bis zu 100.000 Dateien je Archiv. Dateien ab 8 GiB schlagen fehl.</translation>
    </message>
    <message>
        <source>Overwrite it if the new one is newer</source>
        <translation>Überschreiben, wenn die neue neuer ist</translation>
    </message>
    <message>
        <source>Ask me, when the others are done</source>
        <translation>Mich fragen, wenn die anderen fertig sind</translation>
    </message>
</context>
<context>
    <name>milliard::SchedulePage</name>
    <message>
        <source>Every day</source>
        <translation>Jeden Tag</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Zeitplan</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>At the hours below nothing runs, or no faster than you say; at all others there is no such limit. Where several rules hold the strictest one counts. What you start by Start Now runs at any hour.</source>
        <translation>Zu den folgenden Zeiten läuft nichts, oder nicht schneller als angegeben; sonst gibt es diese Grenze nicht. Gelten mehrere Regeln, zählt die strengste. Was mit „Jetzt starten“ begonnen wird, läuft jederzeit.</translation>
    </message>
    <message>
        <source>Rules of the schedule</source>
        <translation>Regeln des Zeitplans</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>What holds</source>
        <translation>Was gilt</translation>
    </message>
    <message>
        <source>Da&amp;ys:</source>
        <translation>&amp;Tage:</translation>
    </message>
    <message>
        <source>&amp;From:</source>
        <translation>&amp;Von:</translation>
    </message>
    <message>
        <source>&amp;to</source>
        <translation>&amp;bis</translation>
    </message>
    <message>
        <source>What holds at these hours</source>
        <translation>Was zu diesen Zeiten gilt</translation>
    </message>
    <message>
        <source>Nothing runs</source>
        <translation>Nichts läuft</translation>
    </message>
    <message>
        <source>All downloads together have at most</source>
        <translation>Alle Downloads zusammen haben höchstens</translation>
    </message>
    <message>
        <source>Most bytes per second at these hours</source>
        <translation>Höchstens so viele Bytes je Sekunde zu diesen Zeiten</translation>
    </message>
    <message>
        <source>T&amp;hen:</source>
        <translation>&amp;Dann:</translation>
    </message>
    <message>
        <source>%1 the next day</source>
        <translation>%1 am nächsten Tag</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>nothing runs</source>
        <translation>nichts läuft</translation>
    </message>
    <message>
        <source>The download speed</source>
        <translation>Die Download-Rate</translation>
    </message>
    <message>
        <source>Choose at least one day.</source>
        <translation>Wählen Sie mindestens einen Tag.</translation>
    </message>
    <message>
        <source>These are 24 hours.</source>
        <translation>Das sind 24 Stunden.</translation>
    </message>
    <message>
        <source>It ends on the next day.</source>
        <translation>Es endet am nächsten Tag.</translation>
    </message>
</context>
<context>
    <name>milliard::SearchField</name>
    <message>
        <source>Empty the field</source>
        <translation>Das Feld leeren</translation>
    </message>
</context>
<context>
    <name>milliard::ServersPage</name>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>When something goes wrong</source>
        <translation>Wenn etwas schiefgeht</translation>
    </message>
    <message>
        <source>&amp;Retries:</source>
        <translation>Wiederho&amp;lungen:</translation>
    </message>
    <message>
        <source>The number of retries</source>
        <translation>Die Zahl der Wiederholungen</translation>
    </message>
    <message>
        <source>after the first attempt</source>
        <translation>nach dem ersten Versuch</translation>
    </message>
    <message>
        <source>First &amp;wait:</source>
        <translation>&amp;Erste Wartezeit:</translation>
    </message>
    <message>
        <source>The wait</source>
        <translation>Die Wartezeit</translation>
    </message>
    <message>
        <source>seconds at most, then twice as long each time</source>
        <translation>Sekunden höchstens, danach jedes Mal doppelt so lang</translation>
    </message>
    <message>
        <source>Time&amp;out:</source>
        <translation>Ze&amp;itlimit:</translation>
    </message>
    <message>
        <source>The timeout</source>
        <translation>Das Zeitlimit</translation>
    </message>
    <message>
        <source>seconds without a further byte</source>
        <translation>Sekunden ohne ein weiteres Byte</translation>
    </message>
    <message>
        <source>Talking to servers</source>
        <translation>Verbindung mit Servern</translation>
    </message>
    <message>
        <source>HTTP engine</source>
        <translation>HTTP-Engine</translation>
    </message>
    <message>
        <source>Fetches the files. The bulk engine is fast with many small files; redirects, proxies, authentication and HTTP/2 are the general one&apos;s</source>
        <translation>Holt die Dateien. Die Massen-Engine ist schnell bei vielen kleinen Dateien; Weiterleitungen, Proxys, Anmeldung und HTTP/2 übernimmt die allgemeine</translation>
    </message>
    <message>
        <source>What suits the server</source>
        <translation>Was zum Server passt</translation>
    </message>
    <message>
        <source>Bulk (Beast) alone</source>
        <translation>Nur Massen-Engine (Beast)</translation>
    </message>
    <message>
        <source>General (Qt) alone</source>
        <translation>Nur allgemeine (Qt)</translation>
    </message>
    <message>
        <source>HTTP en&amp;gine:</source>
        <translation>HTTP-En&amp;gine:</translation>
    </message>
    <message>
        <source>Certi&amp;ficates:</source>
        <translation>Zerti&amp;fikate:</translation>
    </message>
</context>
<context>
    <name>milliard::ServiceFields</name>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Goes before both paths</source>
        <translation>Steht vor beiden Pfaden</translation>
    </message>
    <message>
        <source>Pre&amp;fix:</source>
        <translation>Präfi&amp;x:</translation>
    </message>
    <message>
        <source>Path prefix</source>
        <translation>Pfadpräfix</translation>
    </message>
    <message>
        <source>Page para&amp;meter:</source>
        <translation>Seitenp&amp;arameter:</translation>
    </message>
    <message>
        <source>Page parameter</source>
        <translation>Seitenparameter</translation>
    </message>
    <message>
        <source>&amp;List path:</source>
        <translation>Listenpfa&amp;d:</translation>
    </message>
    <message>
        <source>List path</source>
        <translation>Listenpfad</translation>
    </message>
    <message>
        <source>&amp;Get path:</source>
        <translation>Abrufpfad (&amp;Q):</translation>
    </message>
    <message>
        <source>Get path</source>
        <translation>Abrufpfad</translation>
    </message>
    <message>
        <source>&amp;Names key:</source>
        <translation>Schlüssel der &amp;Namen:</translation>
    </message>
    <message>
        <source>JSON key of the names</source>
        <translation>JSON-Schlüssel der Namen</translation>
    </message>
    <message>
        <source>Ne&amp;xt key:</source>
        <translation>Schlüssel der nächsten Se&amp;ite:</translation>
    </message>
    <message>
        <source>JSON key of the next page</source>
        <translation>JSON-Schlüssel der nächsten Seite</translation>
    </message>
    <message>
        <source>Si&amp;zes key:</source>
        <translation>Schlüssel der Gr&amp;ößen:</translation>
    </message>
    <message>
        <source>JSON key of the sizes</source>
        <translation>JSON-Schlüssel der Größen</translation>
    </message>
    <message>
        <source>%1 is empty. The usual is &quot;%2&quot;.</source>
        <translation>%1 ist leer. Üblich ist „%2“.</translation>
    </message>
</context>
<context>
    <name>milliard::Session</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Downloads are running.</source>
        <translation>Downloads laufen.</translation>
    </message>
    <message>
        <source>If you quit they pause, nothing is lost, and they go on when Milliard is started again.</source>
        <translation>Beim Beenden werden sie pausiert, nichts geht verloren, und beim nächsten Start von Milliard geht es weiter.</translation>
    </message>
    <message>
        <source>&amp;Keep Running in the Tray</source>
        <translation>Im &amp;Infobereich weiterlaufen</translation>
    </message>
    <message>
        <source>&amp;Pause and Quit</source>
        <translation>&amp;Pausieren und beenden</translation>
    </message>
    <message>
        <source>&amp;Remember this answer</source>
        <translation>Antwort &amp;merken</translation>
    </message>
    <message>
        <source>Go On</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Milliard did not end properly the last time.</source>
        <translation>Milliard wurde beim letzten Mal nicht ordentlich beendet.</translation>
    </message>
    <message>
        <source>Downloads that were running: %1. What is there of them is safe, and they can go on from there.</source>
        <translation>Downloads, die liefen: %1. Was von ihnen da ist, ist sicher, und sie können von dort weitermachen.</translation>
    </message>
    <message>
        <source>&amp;Go On</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Not Now</source>
        <translation>&amp;Nicht jetzt</translation>
    </message>
    <message>
        <source>What follows a download is under way. If you quit it is ended: verifying and compressing begin anew at the next start, unpacking and commands do not.</source>
        <translation>Was auf einen Download folgt, läuft gerade. Beim Beenden bricht es ab: Prüfen und Komprimieren beginnen beim nächsten Start von vorn, Entpacken und Befehle nicht.</translation>
    </message>
    <message>
        <source>A download is done, but not what follows it.</source>
        <translation>Ein Download ist fertig, aber nicht, was darauf folgt.</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
</context>
<context>
    <name>milliard::ShortcutsPage</name>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;Usual Key</source>
        <translation>Ü&amp;bliche Taste</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Befehle und ihre Tasten</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Taste</translation>
    </message>
    <message>
        <source>Key of the chosen command</source>
        <translation>Taste des gewählten Befehls</translation>
    </message>
    <message>
        <source>&amp;Key:</source>
        <translation>&amp;Taste:</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has this key too: choose another one for one of them.</source>
        <translation>„%1“ hat diese Taste auch: eines von beiden braucht eine andere.</translation>
    </message>
</context>
<context>
    <name>milliard::Sidebar</name>
    <message>
        <source>Groups of downloads</source>
        <translation>Gruppen von Downloads</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Kategorien</translation>
    </message>
</context>
<context>
    <name>milliard::SleepGuard</name>
    <message>
        <source>Downloads are running</source>
        <translation>Downloads laufen</translation>
    </message>
</context>
<context>
    <name>milliard::SourceOptionFields</name>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>Auswählen: %1</translation>
    </message>
</context>
<context>
    <name>milliard::SpeedPage</name>
    <message>
        <source>million files/s</source>
        <translation>Mio. Dateien/s</translation>
    </message>
    <message>
        <source>thousand files/s</source>
        <translation>Tsd. Dateien/s</translation>
    </message>
    <message>
        <source>files/s</source>
        <translation>Dateien/s</translation>
    </message>
    <message>
        <source>GiB/s</source>
        <translation>GiB/s</translation>
    </message>
    <message>
        <source>MiB/s</source>
        <translation>MiB/s</translation>
    </message>
    <message>
        <source>KiB/s</source>
        <translation>KiB/s</translation>
    </message>
    <message>
        <source>bytes/s</source>
        <translation>Bytes/s</translation>
    </message>
    <message>
        <source>days of running</source>
        <translation>Tage Laufzeit</translation>
    </message>
    <message>
        <source>hours of running</source>
        <translation>Stunden Laufzeit</translation>
    </message>
    <message>
        <source>minutes of running</source>
        <translation>Minuten Laufzeit</translation>
    </message>
    <message>
        <source>seconds of running</source>
        <translation>Sekunden Laufzeit</translation>
    </message>
    <message>
        <source>No speed to show yet. It is measured while the download runs.</source>
        <translation>Noch keine Geschwindigkeit zu zeigen. Sie wird gemessen, während der Download läuft.</translation>
    </message>
    <message>
        <source>Files per second</source>
        <translation>Dateien pro Sekunde</translation>
    </message>
    <message>
        <source>Bytes per second</source>
        <translation>Bytes pro Sekunde</translation>
    </message>
    <message>
        <source>Speed graph</source>
        <translation>Geschwindigkeitsdiagramm</translation>
    </message>
    <message>
        <source>%1: now %2, mean %3, peak %4</source>
        <translation>%1: jetzt %2, Mittel %3, Spitze %4</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>%1. %2. Over %3 of running.</source>
        <translation>%1. %2. Über %3 Laufzeit.</translation>
    </message>
</context>
<context>
    <name>milliard::SpeedPreferencesPage</name>
    <message>
        <source>Speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Dow&amp;nloads:</source>
        <translation>Dow&amp;nloads:</translation>
    </message>
    <message>
        <source>The number of downloads</source>
        <translation>Die Zahl der Downloads</translation>
    </message>
    <message>
        <source>that run at once; others wait in the queue</source>
        <translation>gleichzeitig; weitere warten in der Warteschlange</translation>
    </message>
    <message>
        <source>&amp;Threads:</source>
        <translation>&amp;Threads:</translation>
    </message>
    <message>
        <source>The number of threads</source>
        <translation>Die Zahl der Threads</translation>
    </message>
    <message>
        <source>&amp;Connections:</source>
        <translation>&amp;Verbindungen:</translation>
    </message>
    <message>
        <source>The number of connections</source>
        <translation>Die Zahl der Verbindungen</translation>
    </message>
    <message>
        <source>per thread</source>
        <translation>je Thread</translation>
    </message>
    <message>
        <source>Limits of each download</source>
        <translation>Begrenzungen jedes Downloads</translation>
    </message>
    <message>
        <source>Down&amp;load speed:</source>
        <translation>Do&amp;wnload-Rate:</translation>
    </message>
    <message>
        <source>Re&amp;quests:</source>
        <translation>Anf&amp;ragen:</translation>
    </message>
    <message>
        <source>Per ho&amp;st:</source>
        <translation>&amp;Je Host:</translation>
    </message>
</context>
<context>
    <name>milliard::StatusSummary</name>
    <message>
        <source>Progress of all running downloads</source>
        <translation>Fortschritt aller laufenden Downloads</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Files per second</source>
        <translation>Dateien pro Sekunde</translation>
    </message>
    <message>
        <source>Bytes per second</source>
        <translation>Bytes pro Sekunde</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>Connections in flight</source>
        <translation>Verbindungen unterwegs</translation>
    </message>
    <message>
        <source>Failed files</source>
        <translation>Fehlgeschlagene Dateien</translation>
    </message>
    <message>
        <source>Free space</source>
        <translation>Freier Speicherplatz</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 frei</translation>
    </message>
    <message>
        <source>still listing</source>
        <translation>wird noch aufgelistet</translation>
    </message>
    <message>
        <source>Nothing is running</source>
        <translation>Nichts läuft</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 file(s)</source>
        <translation>
            <numerusform>%1 von %2 Datei</numerusform>
            <numerusform>%1 von %2 Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of at least %2 file(s)</source>
        <translation>
            <numerusform>%1 von mindestens %2 Datei</numerusform>
            <numerusform>%1 von mindestens %2 Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>%1 in flight</source>
        <translation>%1 unterwegs</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 fehlgeschlagen</translation>
    </message>
    <message>
        <source>Why nothing is started</source>
        <translation>Warum nichts gestartet wird</translation>
    </message>
</context>
<context>
    <name>milliard::TransfersPage</name>
    <message>
        <source>Nothing is being transferred now.</source>
        <translation>Im Moment wird nichts übertragen.</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>Übertragungen</translation>
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
        <translation>Fenster &amp;ausblenden</translation>
    </message>
    <message>
        <source>&amp;Show Window</source>
        <translation>Fenster an&amp;zeigen</translation>
    </message>
</context>
<context>
    <name>milliard::VanishedDialog</name>
    <message>
        <source>Files Gone from the Source</source>
        <translation>Aus der Quelle verschwundene Dateien</translation>
    </message>
    <message>
        <source>Files that the source has no more</source>
        <translation>Dateien, die die Quelle nicht mehr hat</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>&amp;Remove These Files…</source>
        <translation>Diese Dateien &amp;löschen…</translation>
    </message>
    <message>
        <source>Removing…</source>
        <translation>Wird gelöscht…</translation>
    </message>
    <message>
        <source>Looking through the destination…</source>
        <translation>Das Ziel wird durchsucht…</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>still there</source>
        <translation>noch vorhanden</translation>
    </message>
    <message>
        <source>All files that were downloaded are still in the source.</source>
        <translation>Alle heruntergeladenen Dateien sind noch in der Quelle.</translation>
    </message>
    <message>
        <source>The first %1 are shown.</source>
        <translation>Die ersten %1 werden gezeigt.</translation>
    </message>
    <message>
        <source>The folder was not looked through to its end: %1</source>
        <translation>Der Ordner wurde nicht bis zum Ende durchsucht: %1</translation>
    </message>
    <message>
        <source>Remove Files</source>
        <translation>Dateien löschen</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln file(s) were removed from %2.</source>
        <translation>
            <numerusform>%1 von %Ln Datei wurde aus %2 gelöscht.</numerusform>
            <numerusform>%1 von %Ln Dateien wurden aus %2 gelöscht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The source no longer has %Ln file(s) that were downloaded to %1, where they still are.</source>
        <translation>
            <numerusform>Die Quelle hat %Ln Datei nicht mehr, die nach %1 heruntergeladen wurde und dort noch liegt.</numerusform>
            <numerusform>Die Quelle hat %Ln Dateien nicht mehr, die nach %1 heruntergeladen wurden und dort noch liegen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln file(s)?</source>
        <translation>
            <numerusform>%Ln Datei löschen?</numerusform>
            <numerusform>%Ln Dateien löschen?</numerusform>
        </translation>
    </message>
    <message>
        <source>What is deleted from %1 cannot be downloaded again: the source has it no more.</source>
        <translation>Was aus %1 gelöscht wird, lässt sich nicht erneut herunterladen: Die Quelle hat es nicht mehr.</translation>
    </message>
    <message>
        <source>Nothing can be said of files that are gone from the source: by its options it is not listed to its end, or what it listed before was not written down.</source>
        <translation>Über Dateien, die aus der Quelle verschwunden sind, lässt sich nichts sagen: nach ihren Optionen wird sie nicht bis zum Ende aufgelistet, oder was sie vorher auflistete, wurde nicht festgehalten.</translation>
    </message>
    <message>
        <source>Nothing can be said of files that are gone from the source: it did not tell all that it has, as failures and notices say, or its pages do not say that they are indexes.</source>
        <translation>Über Dateien, die es an der Quelle nicht mehr gibt, lässt sich nichts sagen: sie hat nicht alles genannt, was sie hat, wie Fehler und Hinweise sagen, oder ihre Seiten sagen nicht, dass sie Verzeichnisse sind.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) that are gone as well stay, since they were changed after the download or may be another&apos;s.</source>
        <translation>
            <numerusform>%Ln ebenfalls verschwundene Datei bleibt, da sie nach dem Download geändert wurde oder auch zu einem anderen gehören kann.</numerusform>
            <numerusform>%Ln ebenfalls verschwundene Dateien bleiben, da sie nach dem Download geändert wurden oder auch zu einem anderen gehören können.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>milliard::WhenDoneControl</name>
    <message>
        <source>Do &amp;Nothing</source>
        <translation>&amp;Nichts tun</translation>
    </message>
    <message>
        <source>&amp;Quit Milliard</source>
        <translation>Milliard &amp;beenden</translation>
    </message>
    <message>
        <source>&amp;Suspend the Computer</source>
        <translation>Rechner in &amp;Bereitschaft versetzen</translation>
    </message>
    <message>
        <source>Shut the Computer &amp;Down</source>
        <translation>Rechner &amp;herunterfahren</translation>
    </message>
    <message>
        <source>The computer cannot be suspended</source>
        <translation>Der Rechner kann nicht in Bereitschaft versetzt werden</translation>
    </message>
    <message>
        <source>The computer cannot be shut down</source>
        <translation>Der Rechner kann nicht heruntergefahren werden</translation>
    </message>
    <message>
        <source>When Done</source>
        <translation>Wenn fertig</translation>
    </message>
    <message>
        <source>All downloads have ended.</source>
        <translation>Alle Downloads sind zu Ende.</translation>
    </message>
    <message>
        <source>&amp;Quit Now</source>
        <translation>Jetzt &amp;beenden</translation>
    </message>
    <message>
        <source>&amp;Suspend Now</source>
        <translation>Jetzt in &amp;Bereitschaft</translation>
    </message>
    <message>
        <source>Shut &amp;Down Now</source>
        <translation>Jetzt &amp;herunterfahren</translation>
    </message>
    <message numerus="yes">
        <source>Milliard quits in %n second(s).</source>
        <translation>
            <numerusform>Milliard wird in %n Sekunde beendet.</numerusform>
            <numerusform>Milliard wird in %n Sekunden beendet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The computer is suspended in %n second(s).</source>
        <translation>
            <numerusform>Der Rechner geht in %n Sekunde in Bereitschaft.</numerusform>
            <numerusform>Der Rechner geht in %n Sekunden in Bereitschaft.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The computer is shut down in %n second(s).</source>
        <translation>
            <numerusform>Der Rechner wird in %n Sekunde heruntergefahren.</numerusform>
            <numerusform>Der Rechner wird in %n Sekunden heruntergefahren.</numerusform>
        </translation>
    </message>
</context>
</TS>

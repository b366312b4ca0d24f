<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>milliard::AddSourceDialog</name>
    <message numerus="yes">
        <source>%Ln download(s), each in a folder of its own below the destination</source>
        <translation>
            <numerusform>%Ln download, in a folder of its own below the destination</numerusform>
            <numerusform>%Ln downloads, each in a folder of its own below the destination</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s), in one download</source>
        <translation>
            <numerusform>%Ln file, in one download</numerusform>
            <numerusform>%Ln files, in one download</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) in one download, and %1</source>
        <translation>
            <numerusform>%Ln file, and %1</numerusform>
            <numerusform>%Ln files in one download, and %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>milliard::CompressDialog</name>
    <message numerus="yes">
        <source>%1 file(s) so far</source>
        <translation>
            <numerusform>%1 file so far</numerusform>
            <numerusform>%1 files so far</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>milliard::ConflictBar</name>
    <message numerus="yes">
        <source>%Ln file(s) are already there and wait for your word</source>
        <translation>
            <numerusform>%Ln file is already there and waits for your word</numerusform>
            <numerusform>%Ln files are already there and wait for your word</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>milliard::ConflictCommands</name>
    <message numerus="yes">
        <source>%Ln file(s) from %1 are already there</source>
        <translation>
            <numerusform>%Ln file from %1 is already there</numerusform>
            <numerusform>%Ln files from %1 are already there</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>milliard::ConflictDialog</name>
    <message numerus="yes">
        <source>%Ln byte(s)</source>
        <translation>
            <numerusform>%Ln byte</numerusform>
            <numerusform>%Ln bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Do this for &amp;all %Ln file(s) that are left</source>
        <translation>
            <numerusform>Do this for &amp;all %Ln file that is left</numerusform>
            <numerusform>Do this for &amp;all %Ln files that are left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>milliard::ExtractDialog</name>
    <message numerus="yes">
        <source>%n file(s), %1, in %2</source>
        <translation>
            <numerusform>%n file, %1, in %2</numerusform>
            <numerusform>%n files, %1, in %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n left out</numerusform>
            <numerusform>%n left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n archive(s) unpacked</source>
        <translation>
            <numerusform>%n archive unpacked</numerusform>
            <numerusform>%n archives unpacked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n archive(s)</source>
        <translation>
            <numerusform>%n archive</numerusform>
            <numerusform>%n archives</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>milliard::HostsPage</name>
    <message numerus="yes">
        <source>%Ln connection(s)</source>
        <translation>
            <numerusform>%Ln connection</numerusform>
            <numerusform>%Ln connections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>milliard::MainWindow</name>
    <message numerus="yes">
        <source>%Ln address(es) were copied</source>
        <translation>
            <numerusform>%Ln address was copied</numerusform>
            <numerusform>%Ln addresses were copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>milliard::OverviewPage</name>
    <message numerus="yes">
        <source>%1, %2 file(s)</source>
        <translation>
            <numerusform>%1, %2 file</numerusform>
            <numerusform>%1, %2 files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln thread(s)</source>
        <translation>
            <numerusform>%Ln thread</numerusform>
            <numerusform>%Ln threads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln connection(s)</source>
        <translation>
            <numerusform>%Ln connection</numerusform>
            <numerusform>%Ln connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 file(s) per second</source>
        <translation>
            <numerusform>%1 file per second</numerusform>
            <numerusform>%1 files per second</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln connection(s) per host</source>
        <translation>
            <numerusform>%Ln connection per host</numerusform>
            <numerusform>%Ln connections per host</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>milliard::PreviewPane</name>
    <message numerus="yes">
        <source>%1 of %Ln file(s) pass the filters</source>
        <translation>
            <numerusform>%1 of %Ln file passes the filters</numerusform>
            <numerusform>%1 of %Ln files pass the filters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %1 of %Ln file(s) pass the filters</source>
        <translation>
            <numerusform>At least %1 of %Ln file passes the filters</numerusform>
            <numerusform>At least %1 of %Ln files pass the filters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %Ln file(s)</source>
        <translation>
            <numerusform>At least %Ln file</numerusform>
            <numerusform>At least %Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; %Ln more cannot be fetched</source>
        <translation>
            <numerusform>%1; %Ln more cannot be fetched</numerusform>
            <numerusform>%1; %Ln more cannot be fetched</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>milliard::RemoveFilesDialog</name>
    <message numerus="yes">
        <source>%Ln download(s)</source>
        <translation>
            <numerusform>%Ln download</numerusform>
            <numerusform>%Ln downloads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) with %1 in %2</source>
        <translation>
            <numerusform>%Ln file with %1 in %2</numerusform>
            <numerusform>%Ln files with %1 in %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s)</source>
        <translation>
            <numerusform>%Ln folder</numerusform>
            <numerusform>%Ln folders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) stay, since they were changed after the download.</source>
        <translation>
            <numerusform>%Ln file stays, since it was changed after the download.</numerusform>
            <numerusform>%Ln files stay, since they were changed after the download.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) stay, since another download may have stored them as well.</source>
        <translation>
            <numerusform>%Ln file stays, since another download may have stored it as well.</numerusform>
            <numerusform>%Ln files stay, since another download may have stored them as well.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln file(s) were removed. The downloads whose files are not all gone stay in the list.</source>
        <translation>
            <numerusform>%1 of %Ln file was removed. The downloads whose files are not all gone stay in the list.</numerusform>
            <numerusform>%1 of %Ln files were removed. The downloads whose files are not all gone stay in the list.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>milliard::RoundCommands</name>
    <message numerus="yes">
        <source>%Ln file(s) that were downloaded are gone from %1</source>
        <translation>
            <numerusform>%Ln file that was downloaded is gone from %1</numerusform>
            <numerusform>%Ln files that were downloaded are gone from %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>milliard::StatusSummary</name>
    <message numerus="yes">
        <source>%1 of %2 file(s)</source>
        <translation>
            <numerusform>%1 of %2 file</numerusform>
            <numerusform>%1 of %2 files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of at least %2 file(s)</source>
        <translation>
            <numerusform>%1 of at least %2 file</numerusform>
            <numerusform>%1 of at least %2 files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>milliard::VanishedDialog</name>
    <message numerus="yes">
        <source>%1 of %Ln file(s) were removed from %2.</source>
        <translation>
            <numerusform>%1 of %Ln file was removed from %2.</numerusform>
            <numerusform>%1 of %Ln files were removed from %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The source no longer has %Ln file(s) that were downloaded to %1, where they still are.</source>
        <translation>
            <numerusform>The source no longer has %Ln file that was downloaded to %1, where it still is.</numerusform>
            <numerusform>The source no longer has %Ln files that were downloaded to %1, where they still are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln file(s)?</source>
        <translation>
            <numerusform>Delete %Ln file?</numerusform>
            <numerusform>Delete %Ln files?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) that are gone as well stay, since they were changed after the download or may be another&apos;s.</source>
        <translation>
            <numerusform>%Ln file that is gone as well stays, since it was changed after the download or may be another&apos;s.</numerusform>
            <numerusform>%Ln files that are gone as well stay, since they were changed after the download or may be another&apos;s.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>milliard::WhenDoneControl</name>
    <message numerus="yes">
        <source>Milliard quits in %n second(s).</source>
        <translation>
            <numerusform>Milliard quits in %n second.</numerusform>
            <numerusform>Milliard quits in %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The computer is suspended in %n second(s).</source>
        <translation>
            <numerusform>The computer is suspended in %n second.</numerusform>
            <numerusform>The computer is suspended in %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The computer is shut down in %n second(s).</source>
        <translation>
            <numerusform>The computer is shut down in %n second.</numerusform>
            <numerusform>The computer is shut down in %n seconds.</numerusform>
        </translation>
    </message>
</context>
</TS>

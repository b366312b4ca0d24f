// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/sink/stored_path.h"
#include "tests/support/tree.h"

#include <QDir>
#include <QHash>
#include <QTemporaryDir>

#include <filesystem>
#include <functional>
#include <fstream>

namespace milliard::test {

// A folder whose files have names that are hard to pass through HTML, XML, JSON and URLs, and folders in folders, some empty.
class OddTree
{
public:
    OddTree()
    {
        for (const char *name : {"plain.txt", "with space.txt", "a&b.txt", "<tag>.txt", "quo\"te.txt", "apo'strophe.txt", "100%.txt", "%41.txt",
                 "hash#1.txt", "what?.txt", "ünïcode żółć 日本.txt", ".hidden", "a:b.txt", "new\nline.txt", "semi;colon.txt", "plus+plus.txt",
                 "back\\slash.txt", "~tilde", "[x].txt", "two  spaces.txt", "&amp;.txt", "deep/er/est/big.bin", "deep/er/small", "deep.er/x", "deep-er/x",
                 "odd & <dir> #1/f.txt", "odd & <dir> #1/%2e%2e/f.txt", "a:dir/f.txt", ".dir/f.txt", "ż/ó/ł"})
            write(name, QByteArray("body of ") + name + '\n');
        write(QByteArray(250, 'x'), "long");
        write("deep/er/est/big.bin", QByteArray(300'000, 'b'));
        write("empty file", "");
        for (const char *folder : {"empty", "only/folders/here", "deep/er/none"})
            std::filesystem::create_directories(path() / folder);
        QFile::setPermissions(m_root.path(), QFile::permissions(m_root.path()) | QFile::ReadOther | QFile::ExeOther);
    }

    ~OddTree() { std::filesystem::remove_all(path()); } // Qt cannot name all of it

    QString root() const { return m_root.path(); }
    const QHash<QByteArray, QByteArray> &files() const { return m_files; } // bodies by path

    void write(const QByteArray &name, const QByteArray &body)
    {
        const std::filesystem::path file = path() / name.toStdString();
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary).write(body.constData(), body.size());
        m_files.insert(name, body);
    }

    // What is wrong with a folder into which these files, less those that 'leftOut' says, were downloaded; empty: nothing.
    QString fault(const QString &folder, const std::function<bool(const QByteArray &)> &leftOut = {}) const
    {
        qsizetype expected = 0;
        for (auto file = m_files.cbegin(); file != m_files.cend(); ++file) {
            if (leftOut && leftOut(file.key()))
                continue;
            ++expected;
            const auto stored = storedPath(QString::fromUtf8(file.key()));
            if (contentOf(folder + QLatin1Char('/') + QFile::decodeName(*stored)) != *file)
                return QStringLiteral("%1 is not there as it should be").arg(QString::fromUtf8(file.key()));
        }
        const qsizetype found = filesBelow(folder).size();
        return found == expected ? QString() : QStringLiteral("%1 files where %2 were expected").arg(found).arg(expected);
    }

private:
    std::filesystem::path path() const { return m_root.path().toStdString(); }

    QTemporaryDir m_root;
    QHash<QByteArray, QByteArray> m_files;
};

} // namespace milliard::test

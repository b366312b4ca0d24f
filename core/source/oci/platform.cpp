// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/oci/platform.h"

#include <QRegularExpression>
#include <QSysInfo>

#include <algorithm>
#include <array>

namespace milliard {
namespace {

struct Name {
    const char *qt;
    const char *architecture;
    const char *variant = "";
};
// QSysInfo's names where they are others than Go's.
constexpr std::array names{Name{"x86_64", "amd64"}, Name{"i386", "386"}, Name{"arm", "arm", "v7"}, Name{"power64", "ppc64le"}, Name{"loongarch64", "loong64"},
    Name{"mips64", "mips64le"}};

// What every machine of an architecture is, so that it is mostly left out.
QString usualVariant(const QString &architecture)
{
    return architecture == QLatin1String("arm64") ? QStringLiteral("v8") : architecture == QLatin1String("amd64") ? QStringLiteral("v1") : QString();
}

} // namespace

Platform Platform::ofThisMachine()
{
    const QString machine = QSysInfo::currentCpuArchitecture();
    const auto name = std::ranges::find_if(names, [&](const Name &n) { return machine == QLatin1String(n.qt); });
    if (name == names.end())
        return {QStringLiteral("linux"), machine, {}};
    return {QStringLiteral("linux"), QString::fromLatin1(name->architecture), QString::fromLatin1(name->variant)};
}

QString Platform::text() const
{
    return os + QLatin1Char('/') + architecture + (variant.isEmpty() ? QString() : QLatin1Char('/') + variant);
}

int Platform::suits(const Platform &other) const
{
    if (os != other.os || architecture != other.architecture)
        return 0;
    const QString usual = usualVariant(architecture);
    const QString want = variant.isEmpty() ? usual : variant;
    const QString have = other.variant.isEmpty() ? usual : other.variant;
    if (want == have)
        return 100;
    // A later variant runs what is for an earlier one (image spec 1.1, "Platform Variants").
    static const QRegularExpression form(QStringLiteral("^v([0-9]{1,2})"));
    const auto wanted = form.match(want);
    const auto offered = form.match(have);
    if (!wanted.hasMatch() || !offered.hasMatch())
        return want.isEmpty() || have.isEmpty() ? 1 : 0;
    const int level = offered.captured(1).toInt();
    return level <= wanted.captured(1).toInt() ? 1 + std::min(level, 98) : 0;
}

Result<Platform> platformFromText(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("\\A([a-z0-9_.-]+)/([a-z0-9_.-]+)(?:/([a-z0-9_.-]+))?\\z"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("platform \"%1\" must look like linux/amd64 or linux/arm/v7").arg(shownName(text))});
    return Platform{match.captured(1), match.captured(2), match.captured(3)};
}

} // namespace milliard

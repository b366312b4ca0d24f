// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace milliard {
namespace {

QColor colorFor(QIcon::Mode mode)
{
    const QPalette palette = QGuiApplication::palette();
    switch (mode) {
    case QIcon::Disabled:
        return palette.color(QPalette::Disabled, QPalette::ButtonText);
    case QIcon::Selected:
        return palette.color(QPalette::Active, QPalette::HighlightedText);
    default:
        return palette.color(QPalette::Active, QPalette::ButtonText);
    }
}

QPixmap render(const QString &name, QSize size, const QColor &color)
{
    const QString key = QStringLiteral("milliard/%1/%2x%3/%4").arg(name).arg(size.width()).arg(size.height()).arg(color.rgba(), 0, 16);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    pixmap = QPixmap(size);
    pixmap.fill(Qt::transparent);
    if (file.open(QIODevice::ReadOnly)) {
        QSvgRenderer renderer(file.readAll().replace("#000000", color.name().toLatin1()));
        QPainter painter(&pixmap);
        painter.setOpacity(color.alphaF());
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        renderer.render(&painter, QRectF(QPointF(), size));
    }
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class SymbolEngine final : public QIconEngine
{
public:
    explicit SymbolEngine(QString name) : m_name(std::move(name)) { }

    QIconEngine *clone() const override { return new SymbolEngine(m_name); }
    QString key() const override { return QStringLiteral("milliard-symbol"); }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal) override
    {
        return render(m_name, size, colorFor(mode));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return render(m_name, size, colorFor(mode));
    }
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const qreal ratio = painter->device()->devicePixelRatio();
        QPixmap pixmap = render(m_name, (QSizeF(rect.size()) * ratio).toSize(), colorFor(mode));
        pixmap.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect.topLeft(), pixmap);
    }

private:
    QString m_name;
};

} // namespace

QIcon symbol(const QString &name, const QString &themeName)
{
    const QIcon own(new SymbolEngine(name));
    if (!themeName.isEmpty() && QIcon::themeName().startsWith(QLatin1String("breeze")))
        return QIcon::fromTheme(themeName, own);
    return own;
}

QPixmap tintedSymbol(const QString &name, const QColor &color, int size, qreal pixelRatio)
{
    QPixmap pixmap = render(name, (QSizeF(size, size) * pixelRatio).toSize(), color);
    pixmap.setDevicePixelRatio(pixelRatio);
    return pixmap;
}

QIcon programIcon()
{
    return QIcon(QStringLiteral(":/icons/milliard.svg"));
}

} // namespace milliard

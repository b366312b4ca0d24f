// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/demo_controller.h"

#include <QDir>
#include <QJsonObject>
#include <QStandardPaths>
#include <QUrl>

namespace milliard {
namespace {

// A demo job is known by this member of its source's options, which also says what its server serves.
const QString demoKey = QStringLiteral("milliardDemo");

QJsonObject toJson(const DemoOptions &o)
{
    return {
        {QStringLiteral("files"), o.files},
        {QStringLiteral("size"), o.size},
        {QStringLiteral("varySize"), o.varySize},
        {QStringLiteral("page"), o.page},
        {QStringLiteral("latencyMs"), qint64(o.latency.count())},
        {QStringLiteral("pace"), o.pace},
    };
}

DemoOptions optionsFromJson(const QJsonObject &json, DemoOptions o)
{
    o.files = json.value(QStringLiteral("files")).toInteger(o.files);
    o.size = json.value(QStringLiteral("size")).toInteger(o.size);
    o.varySize = json.value(QStringLiteral("varySize")).toBool(o.varySize);
    o.page = int(json.value(QStringLiteral("page")).toInteger(o.page));
    o.latency = std::chrono::milliseconds(json.value(QStringLiteral("latencyMs")).toInteger(o.latency.count()));
    o.pace = json.value(QStringLiteral("pace")).toInteger(o.pace);
    return o;
}

bool isDemo(const JobRecord &job)
{
    return job.spec.options.source.contains(demoKey);
}

} // namespace

DemoController::DemoController(QString folder, QObject *parent)
    : QObject(parent)
    , m_folder(std::move(folder))
    , m_options(defaultOptions())
{
}

DemoController::~DemoController() = default;

QString DemoController::defaultFolder()
{
    QString base = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    if (base.isEmpty())
        base = QDir::homePath();
    return base + QStringLiteral("/milliard-demo");
}

DemoOptions DemoController::defaultOptions()
{
    return livelyDemo();
}

void DemoController::attach(Engine &engine)
{
    m_engine = &engine;
    for (const JobRecord &job : engine.jobs()) {
        if (!isDemo(job) || job.state == JobState::Done || serve(job))
            continue;
        // Something else listens there now. If another window of this program does, it also runs the job, and the
        // engine refuses; then it is left alone.
        (void)engine.remove(job.id);
    }
    connect(&engine, &Engine::jobChanged, this, &DemoController::jobChanged);
    connect(&engine, &Engine::jobRemoved, this, [this](JobId id) { m_services.erase(id); });
    connect(&engine, &QObject::destroyed, this, [this] { m_engine = nullptr; });
}

Result<void> DemoController::serve(const JobRecord &job)
{
    DemoOptions options = optionsFromJson(job.spec.options.source.value(demoKey).toObject(), m_options);
    options.port = quint16(QUrl(job.spec.source.section(QLatin1Char('+'), 1)).port(0));
    auto service = DemoService::start(options);
    if (!service)
        return std::unexpected(service.error());
    m_services[job.id] = *std::move(service);
    return {};
}

Result<JobId> DemoController::start()
{
    Q_ASSERT(m_engine);
    if (!m_services.empty()) {
        const JobId id = m_services.begin()->first;
        if (const auto started = m_engine->start(id); !started)
            return std::unexpected(started.error());
        return id;
    }
    auto service = DemoService::start(m_options);
    if (!service)
        return std::unexpected(service.error());
    QDir().mkpath(QFileInfo(m_folder).path());
    JobSpec spec;
    spec.source = QStringLiteral("list+http://127.0.0.1:%1").arg((*service)->port());
    spec.destination = m_folder;
    spec.options.existing = ExistingRule::Overwrite;
    spec.options.source.insert(demoKey, toJson(m_options));
    const Result<JobId> id = m_engine->add(spec);
    if (!id)
        return id;
    m_services[*id] = *std::move(service);
    if (const auto started = m_engine->start(*id); !started)
        return std::unexpected(started.error());
    return id;
}

void DemoController::jobChanged(JobId id)
{
    const JobRecord *job = m_engine->job(id);
    if (job && job->state == JobState::Done && !m_engine->isActive(id))
        m_services.erase(id);
}

} // namespace milliard

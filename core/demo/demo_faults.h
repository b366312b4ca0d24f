// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/demo/demo_hash.h"
#include "core/demo/demo_options.h"

#include <QByteArrayView>

#include <optional>
#include <vector>

namespace milliard {

// The status with which a fault by name refuses this name, each time; nothing if it is served. Hangs on the
// name and the faults alone, so that a test can count the failures of a job before it runs.
std::optional<int> demoNameStatus(QByteArrayView name, const DemoOptions &options);

// Throws the dice for the requests of one thread of the demo service, which owns it. Does not fail.
class DemoFaults final
{
public:
    DemoFaults(const DemoOptions &options, int thread);

    // Of several, the first given that hits.
    std::optional<int> nameStatus(quint64 nameKey) const;
    std::optional<DemoFaultKind> drawGet() { return draw(m_get); }
    std::optional<DemoFaultKind> drawList() { return draw(m_list); }
    quint64 drawNumber() { return m_random.next(); } // any

private:
    std::optional<DemoFaultKind> draw(const std::vector<DemoFault> &faults);

    std::vector<DemoFault> m_name;
    std::vector<DemoFault> m_get;
    std::vector<DemoFault> m_list;
    DemoRandom m_random;
};

} // namespace milliard

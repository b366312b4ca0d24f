// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/demo/demo_faults.h"

#include "core/demo/demo_content.h"

namespace milliard {

std::optional<int> demoNameStatus(QByteArrayView name, const DemoOptions &options)
{
    return DemoFaults(options, 0).nameStatus(DemoBody(name).key());
}

DemoFaults::DemoFaults(const DemoOptions &options, int thread)
    // Mixed, or thread 1 of seed 1 would be thread 0 of seed 2.
    : m_random(demoMix(options.seed) + quint64(thread))
{
    for (const DemoFault &fault : options.faults) {
        switch (demoFaultScope(fault.kind)) {
        case DemoFaultScope::GetName:
            m_name.push_back(fault);
            break;
        case DemoFaultScope::GetChance:
            m_get.push_back(fault);
            break;
        case DemoFaultScope::ListChance:
            m_list.push_back(fault);
            break;
        case DemoFaultScope::ListChain:
        case DemoFaultScope::ExtraName:
            break; // those are the listing's
        }
    }
}

std::optional<int> DemoFaults::nameStatus(quint64 nameKey) const
{
    for (const DemoFault &fault : m_name) {
        // The kind goes in, or two kinds of one rate would hit the same names and the second never show.
        if (DemoRandom::toFraction(demoMix(nameKey + quint64(fault.kind))) >= fault.rate)
            continue;
        return fault.kind == DemoFaultKind::Name404 ? 404 : fault.kind == DemoFaultKind::Name403 ? 403 : 500;
    }
    return std::nullopt;
}

std::optional<DemoFaultKind> DemoFaults::draw(const std::vector<DemoFault> &faults)
{
    for (const DemoFault &fault : faults) {
        if (m_random.fraction() < fault.rate)
            return fault.kind;
    }
    return std::nullopt;
}

} // namespace milliard

// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

// Tells the thread sanitizer of what orders threads inside Qt. Qt's own libraries are not built for it, so it sees the
// data that is handed over and not the lock under which that happens. Linked into all programs of the preset tsan, this
// stands before those functions of Qt through which we hand over, notes the order and calls the real one. Each note is
// as narrow as what Qt guarantees: from one call to the very task, slot or future that it is about; nothing is suppressed.

#include <QFutureInterface>
#include <QMetaObject>
#include <QObject>
#include <QRunnable>
#include <QThread>
#include <QThreadPool>

#include <dlfcn.h>
#include <sanitizer/tsan_interface.h>

#include <cstdlib>
#include <memory>

namespace {

template <typename Function>
Function *real(const char *symbol)
{
    void *const found = dlsym(RTLD_NEXT, symbol);
    if (!found)
        std::abort(); // another Qt: the names below have to follow
    return reinterpret_cast<Function *>(found);
}

void release(const void *place)
{
    __tsan_release(const_cast<void *>(place));
}

void acquire(const void *place)
{
    __tsan_acquire(const_cast<void *>(place));
}

// A task of a QThreadPool. The pool's mutex orders start() before the task, and the task before waitForDone().
class Task final : public QRunnable
{
public:
    Task(QThreadPool *pool, QRunnable *task) : m_pool(pool), m_task(task) { release(this); }
    void run() override
    {
        acquire(this);
        const bool isOurs = m_task->autoDelete();
        m_task->run();
        if (isOurs)
            delete m_task;
        release(m_pool);
    }

private:
    QThreadPool *const m_pool;
    QRunnable *const m_task;
};

// A functor that Qt calls on another thread. The mutex of that thread's event queue orders what was before the post, or
// before 'from' was released, before the call.
class Slot final : public QtPrivate::QSlotObjectBase
{
public:
    Slot(QtPrivate::QSlotObjectBase *slot, const void *from) : QSlotObjectBase(&impl), m_slot(slot), m_from(from) { release(this); }

private:
    static void impl(int which, QSlotObjectBase *self, QObject *receiver, void **arguments, bool *same)
    {
        auto *const slot = static_cast<Slot *>(self);
        acquire(slot);
        switch (which) {
        case Destroy:
            delete slot;
            break;
        case Call:
            if (slot->m_from)
                acquire(slot->m_from);
            slot->m_slot->call(receiver, arguments);
            release(QThread::currentThread());
            break;
        case Compare:
            *same = slot->m_slot->compare(arguments);
            break;
        }
        release(slot); // QSlotObjectBase counts its references in order
    }

    const std::unique_ptr<QSlotObjectBase, Deleter> m_slot;
    const void *const m_from;
};

} // namespace

void QThreadPool::start(QRunnable *task, int priority)
{
    static auto *const call = real<void(QThreadPool *, QRunnable *, int)>("_ZN11QThreadPool5startEP9QRunnablei");
    call(this, new Task(this, task), priority);
}

bool QThreadPool::waitForDone(QDeadlineTimer deadline)
{
    static auto *const call = real<bool(QThreadPool *, QDeadlineTimer)>("_ZN11QThreadPool11waitForDoneE14QDeadlineTimer");
    const bool done = call(this, deadline);
    acquire(this);
    return done;
}

bool QMetaObject::invokeMethodImpl(QObject *object, QtPrivate::QSlotObjectBase *slot, Qt::ConnectionType type, qsizetype count,
    const void *const *parameters, const char *const *names, const QtPrivate::QMetaTypeInterface *const *types)
{
    static auto *const call = real<bool(QObject *, QtPrivate::QSlotObjectBase *, Qt::ConnectionType, qsizetype, const void *const *,
        const char *const *, const QtPrivate::QMetaTypeInterface *const *)>(
        "_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeExPKPKvPKPKcPKPKNS2_18QMetaTypeInterfaceE");
    return call(object, new Slot(slot, nullptr), type, count, parameters, names, types);
}

// Signals: what was before one is emitted is before its slots.
void QMetaObject::activate(QObject *sender, const QMetaObject *type, int signal, void **arguments)
{
    static auto *const call = real<void(QObject *, const QMetaObject *, int, void **)>("_ZN11QMetaObject8activateEP7QObjectPKS_iPPv");
    release(sender);
    call(sender, type, signal, arguments);
}

QMetaObject::Connection QObject::connectImpl(const QObject *sender, void **signal, const QObject *receiver, void **slotPointer,
    QtPrivate::QSlotObjectBase *slot, Qt::ConnectionType type, const int *types, const QMetaObject *senderType)
{
    static auto *const call = real<QMetaObject::Connection(const QObject *, void **, const QObject *, void **, QtPrivate::QSlotObjectBase *,
        Qt::ConnectionType, const int *, const QMetaObject *)>(
        "_ZN7QObject11connectImplEPKS_PPvS1_S3_PN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPKiPK11QMetaObject");
    return call(sender, signal, receiver, slotPointer, new Slot(slot, sender), type, types, senderType);
}

// Futures: what was before a promise is finished is before its continuations and before a wait for it ends; all of that
// is before the last of them gives the result up.
void QFutureInterfaceBase::reportFinished()
{
    static auto *const call = real<void(QFutureInterfaceBase *)>("_ZN20QFutureInterfaceBase14reportFinishedEv");
    release(&mutex());
    call(this);
}

void QFutureInterfaceBase::waitForFinished()
{
    static auto *const call = real<void(QFutureInterfaceBase *)>("_ZN20QFutureInterfaceBase15waitForFinishedEv");
    call(this);
    acquire(&mutex());
}

void QFutureInterfaceBase::waitForResult(int index)
{
    static auto *const call = real<void(QFutureInterfaceBase *, int)>("_ZN20QFutureInterfaceBase13waitForResultEi");
    call(this, index);
    acquire(&mutex());
}

bool QFutureInterfaceBase::derefT() const noexcept
{
    static auto *const call = real<bool(const QFutureInterfaceBase *)>("_ZNK20QFutureInterfaceBase6derefTEv");
    release(&mutex());
    const bool others = call(this);
    if (!others)
        acquire(&mutex());
    return others;
}

void QtPrivate::watchContinuationImpl(const QObject *context, QSlotObjectBase *slot, QFutureInterfaceBase &future)
{
    static auto *const call = real<void(const QObject *, QSlotObjectBase *, QFutureInterfaceBase &)>(
        "_ZN9QtPrivate21watchContinuationImplEPK7QObjectPNS_15QSlotObjectBaseER20QFutureInterfaceBase");
    call(context, new Slot(slot, &future.mutex()), future);
}

// A thread that was waited for has ended.
bool QThread::wait(QDeadlineTimer deadline)
{
    static auto *const call = real<bool(QThread *, QDeadlineTimer)>("_ZN7QThread4waitE14QDeadlineTimer");
    const bool ended = call(this, deadline);
    if (ended)
        acquire(this);
    return ended;
}

package org.ustack.libvirt;

import jakarta.resource.spi.work.Work;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.libvirt.Library;
import org.libvirt.LibvirtException;

/**
 * Libvirt's event loop: keep-alive, close and life-cycle callbacks all happen in its thread. It must be registered before
 * the first connection of the process opens, and belongs to the process, not to a class loader.
 */
final class EventLoop implements Work {

    private static final Logger LOG = Logger.getLogger(EventLoop.class);

    private static final long END_SECONDS = 5;

    private final CountDownLatch ended = new CountDownLatch(1);

    /**
     * Registers the loop with the process; a second time changes nothing.
     *
     * @throws LibvirtException if libvirt has no event loop to give
     */
    static EventLoop register() throws LibvirtException {
        Library.initEventLoop();
        return new EventLoop();
    }

    @Override
    public void run() {
        try {
            Library.runEventLoop();
        } catch (LibvirtException e) {
            LOG.error("Libvirt's event loop ended: no events and no keep-alive until the adapter restarts", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    /** Returns when the loop has ended: a successor must not run beside it. */
    @Override
    public void release() {
        try {
            Library.stopEventLoop();
            if (!ended.await(END_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("Libvirt's event loop did not end in time");
            }
        } catch (LibvirtException e) {
            LOG.warn("Libvirt's event loop could not be stopped", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

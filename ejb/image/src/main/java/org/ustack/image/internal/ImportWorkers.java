package org.ustack.image.internal;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.ustack.image.ImageSettings;
import org.ustack.kernel.Settings;

/**
 * The threads that imports run in. They have some of their own: an import may last for hours, and in the server's pool a few of
 * them would hold up the hashing of everybody's uploads.
 */
@ApplicationScoped
public class ImportWorkers {

    private static final Logger LOG = Logger.getLogger(ImportWorkers.class);
    private static final long IDLE_SECONDS = 30;

    @Resource
    ManagedThreadFactory threads;

    @Inject
    ImportRun run;

    @Inject
    Settings settings;

    private final Set<String> inHand = ConcurrentHashMap.newKeySet();
    private ThreadPoolExecutor pool;

    @PostConstruct
    void open() {
        int atOnce = settings.get(ImageSettings.IMPORTS_AT_ONCE);
        pool = new ThreadPoolExecutor(
                atOnce, atOnce, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
        pool.allowCoreThreadTimeOut(true);
    }

    @PreDestroy
    void close() {
        pool.shutdownNow();
    }

    /** Begins soon; does nothing if it is in hand here already. */
    public void submit(String taskId) {
        if (inHand.add(taskId)) {
            pool.execute(() -> {
                try {
                    run.run(taskId);
                } catch (RuntimeException e) {
                    LOG.errorf(e, "import %s stopped and is looked at again by the next sweep", taskId);
                } finally {
                    inHand.remove(taskId);
                }
            });
        }
    }
}

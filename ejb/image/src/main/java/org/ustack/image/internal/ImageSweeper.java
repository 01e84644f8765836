package org.ustack.image.internal;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.ustack.image.internal.store.ImageStore;

/**
 * Cleans up after a process that died: images whose bytes will never come are queued again, imports are begun anew, and files
 * that no image refers to are removed. At the start, and now and then for controllers that do not come back.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ImageSweeper {

    private static final Logger LOG = Logger.getLogger(ImageSweeper.class);

    @Inject
    ImageStores stores;

    @Inject
    UploadLedger ledger;

    @Inject
    ImportLedger imports;

    @Inject
    ImportWorkers workers;

    @PostConstruct
    @Schedule(hour = "*", minute = "*/5", persistent = false)
    public void sweep() {
        try {
            requeue(stores.store());
            resume();
            removeOrphans(stores.store());
        } catch (IOException | RuntimeException e) {
            LOG.warnf(e, "the image store was not swept and will be tried again");
        }
    }

    private void requeue(ImageStore store) throws IOException {
        for (Map.Entry<String, String> arriving : ledger.arriving().entrySet()) {
            String key = arriving.getKey();
            if (!store.isBusy(key) && ledger.lose(arriving.getValue(), key)) {
                store.remove(key);
                LOG.infof(
                        "image %s is queued again: its upload ended with the process that took it",
                        arriving.getValue());
            }
        }
    }

    /** Imports go on where they can: what is fetched for a second time is the same. */
    private void resume() {
        imports.forget();
        imports.unfinished().forEach((task, key) -> {
            if (key == null || !stores.isBusy(key)) {
                workers.submit(task);
            }
        });
    }

    /** Keys are read before the rows: a file that came after that is not looked at, and one at work is locked. */
    private void removeOrphans(ImageStore store) throws IOException {
        Set<String> idle = new HashSet<>();
        for (String key : store.keys()) {
            if (!store.isBusy(key)) {
                idle.add(key);
            }
        }
        idle.removeAll(ledger.known(idle));
        for (String key : idle) {
            store.remove(key);
            LOG.infof("removed the bytes %s: no image refers to them", key);
        }
    }
}

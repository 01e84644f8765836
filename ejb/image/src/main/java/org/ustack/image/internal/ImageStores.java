package org.ustack.image.internal;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import org.jboss.logging.Logger;
import org.ustack.image.ImageSettings;
import org.ustack.image.internal.store.ImageStore;
import org.ustack.kernel.Settings;

/** The one store of this process, in the folder that the settings name. */
@ApplicationScoped
public class ImageStores {

    private static final Logger LOG = Logger.getLogger(ImageStores.class);

    @Resource
    ManagedExecutorService executor;

    @Inject
    Settings settings;

    ImageStore store;

    @PostConstruct
    void open() {
        store = new ImageStore(ImageSettings.storeDirectory(settings), executor);
    }

    public ImageStore store() {
        return store;
    }

    /** Whether some process is writing under that key now; a store that cannot tell counts as busy. */
    public boolean isBusy(String key) {
        try {
            return store.isBusy(key);
        } catch (IOException e) {
            LOG.warnf("it is not known whether somebody writes the bytes %s: %s", key, e.getMessage());
            return true;
        }
    }

    /** For use after a commit: what cannot be removed now is an orphan, and the next sweep tries again. */
    public void discard(String key) {
        try {
            // Who is still writing there finds the image gone and cleans up after itself.
            if (!store.isBusy(key)) {
                store.remove(key);
            }
        } catch (IOException e) {
            LOG.warnf("the bytes %s stay until the next sweep: %s", key, e.getMessage());
        }
    }
}

package org.ustack.image.internal;

import org.ustack.image.ImageImports;
import org.ustack.image.domain.Image;

/** The properties by which an image tells how its import goes; clients wait for them. */
final class ImportMarks {

    private static final String TASK = "os_glance_import_task";
    private static final String ON_THE_WAY = "os_glance_importing_to_stores";
    private static final String FAILED = "os_glance_failed_import";
    private static final String NONE = "";

    private ImportMarks() {}

    static void begun(Image image, String taskId) {
        image.properties().put(TASK, taskId);
        put(image, ImageImports.STORE, NONE);
    }

    static void done(Image image) {
        image.properties().remove(TASK);
        put(image, NONE, NONE);
    }

    static void failed(Image image) {
        image.properties().remove(TASK);
        put(image, NONE, ImageImports.STORE);
    }

    private static void put(Image image, String onTheWay, String failed) {
        image.properties().put(ON_THE_WAY, onTheWay);
        image.properties().put(FAILED, failed);
    }
}

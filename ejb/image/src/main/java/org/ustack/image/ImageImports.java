package org.ustack.image;

import org.ustack.kernel.RequestContext;

/** Imports of bytes into images. What takes long goes on after the request; the image and its task tell how it ends. */
public interface ImageImports {

    /** The name of the only store. */
    String STORE = "file";

    /**
     * Begins an import, or does it at once where the bytes are here already.
     *
     * @throws org.ustack.kernel.CloudException {@link ImageError#NOT_STAGED}, {@link ImageError#ACTIVE_ALREADY},
     *     {@link ImageError#NOT_ACTIVE_TO_COPY}, {@link ImageError#NOT_QUEUED_TO_IMPORT}, {@link ImageError#IMPORT_RUNNING},
     *     {@link ImageError#FORMAT_FIRST}, {@link ImageError#UNKNOWN_STORE}, {@link ImageError#IN_STORE_ALREADY},
     *     {@link ImageError#METHOD_OFF}, {@link ImageError#URI_REFUSED}
     */
    void begin(RequestContext caller, String imageId, ImportImage command);

    /**
     * Makes an image and begins the import of its bytes.
     *
     * @param input as the client wrote it, a JSON object
     * @throws org.ustack.kernel.CloudException as {@link ImageService#create} and {@link #begin}
     */
    ImageTaskView createByTask(RequestContext caller, CreateImage image, String uri, String input);
}

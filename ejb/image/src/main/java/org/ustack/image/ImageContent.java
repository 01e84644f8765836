package org.ustack.image;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.ustack.kernel.RequestContext;

/** The bytes of images. No verb here holds a database transaction while bytes move. */
public interface ImageContent {

    /**
     * Takes the bytes, checks that they are of the declared format, and makes the image active. Whatever goes wrong, the image
     * is queued again and no byte is left.
     *
     * @param bytes read to the end, never closed
     * @param declaredSize what the client announced, or null
     * @throws org.ustack.kernel.CloudException {@link ImageError#NOT_QUEUED}, {@link ImageError#FORMAT_NOT_SET},
     *     {@link ImageError#SIZE_MISMATCH}, {@link ImageError#FORMAT_REFUSED}, {@link ImageError#TOO_LARGE},
     *     {@link ImageError#UPLOAD_BROKEN}, {@link org.ustack.quota.QuotaError#EXCEEDED}
     */
    void upload(RequestContext caller, String id, InputStream bytes, Long declaredSize);

    /** As {@link #upload}, but leaves the bytes in the staging area until {@link ImageImports#begin}. */
    void stage(RequestContext caller, String id, InputStream bytes, Long declaredSize);

    /**
     * Where the bytes lie; empty while there are none.
     *
     * @throws org.ustack.kernel.CloudException {@link ImageError#DEACTIVATED} for a deactivated image, unless the caller is an admin
     */
    Optional<StoredImage> open(RequestContext caller, String id);

    /**
     * For an address from {@link ImageCatalogue#source}.
     *
     * @param expires seconds since 1970, as in the address
     * @throws org.ustack.kernel.CloudException {@link ImageError#BAD_SIGNATURE} if it was not made here or is past its time
     */
    StoredImage openSigned(String id, String expires, String signature);

    /**
     * Takes the bytes for an address from {@link SnapshotImages#target}. An image that has its bytes keeps them: the sender did not
     * hear the answer and asks again.
     *
     * @throws org.ustack.kernel.CloudException as {@link #upload}, and {@link ImageError#BAD_SIGNATURE}
     */
    void uploadSigned(String id, String expires, String signature, InputStream bytes, Long declaredSize);

    /** @param file stays readable as long as a reader has it open, also when the image is deleted */
    record StoredImage(String id, Path file, long size, String md5, String sha512) {}
}

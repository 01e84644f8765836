package org.ustack.image;

import java.util.List;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;

/** Image records. Whatever the caller may not see is {@link ImageError#IMAGE_NOT_FOUND}. */
public interface ImageService {

    /**
     * Makes a record without bytes and claims it from the quota.
     *
     * @throws org.ustack.kernel.CloudException {@link ImageError#ID_TAKEN}, {@link ImageError#NOT_PERMITTED},
     *     {@link ImageError#ATTRIBUTE_RESERVED}, {@link ImageError#TOO_MANY}, {@link org.ustack.quota.QuotaError#EXCEEDED} or invalid input
     */
    ImageView create(RequestContext caller, CreateImage command);

    ImageView show(RequestContext caller, String id);

    Slice<ImageView> list(RequestContext caller, ImageQuery query);

    /**
     * All steps or none.
     *
     * @throws org.ustack.kernel.CloudException {@link ImageError#NOT_PERMITTED}, {@link ImageError#ATTRIBUTE_READ_ONLY},
     *     {@link ImageError#ATTRIBUTE_RESERVED}, {@link ImageError#PROPERTY_MISSING}, {@link ImageError#PROPERTY_PRESENT} or invalid input
     */
    ImageView change(RequestContext caller, String id, List<ImageChange> changes);

    /**
     * Takes the record away at once and the bytes after the commit.
     *
     * @throws org.ustack.kernel.CloudException {@link ImageError#IMAGE_PROTECTED}
     */
    void delete(RequestContext caller, String id);

    /** Adding a tag that is there changes nothing. */
    void addTag(RequestContext caller, String id, String tag);

    /** @throws org.ustack.kernel.CloudException {@link ImageError#TAG_NOT_FOUND} */
    void removeTag(RequestContext caller, String id, String tag);

    /** Bars the use of the bytes. Doing it again changes nothing. */
    void deactivate(RequestContext caller, String id);

    /** Doing it again changes nothing. */
    void reactivate(RequestContext caller, String id);
}

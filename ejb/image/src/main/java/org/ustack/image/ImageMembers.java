package org.ustack.image;

import java.util.List;
import org.ustack.kernel.RequestContext;

/** With which projects a shared image is shared. */
public interface ImageMembers {

    /**
     * By the owner.
     *
     * @throws org.ustack.kernel.CloudException {@link ImageError#NOT_SHAREABLE} unless the image's visibility is shared,
     *     {@link ImageError#MEMBER_EXISTS}, {@link ImageError#TOO_MANY}
     */
    MemberView add(RequestContext caller, String imageId, String memberId);

    /** The owner sees all, a member itself. */
    List<MemberView> list(RequestContext caller, String imageId);

    /** @throws org.ustack.kernel.CloudException {@link ImageError#MEMBER_NOT_FOUND} */
    MemberView show(RequestContext caller, String imageId, String memberId);

    /** By the member itself or an admin; never by the owner. */
    MemberView answer(RequestContext caller, String imageId, String memberId, MemberStatus status);

    /** By the owner. */
    void remove(RequestContext caller, String imageId, String memberId);
}

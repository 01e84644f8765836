package org.ustack.image.internal;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import org.ustack.image.ImageError;
import org.ustack.image.ImageMembers;
import org.ustack.image.ImageSettings;
import org.ustack.image.MemberStatus;
import org.ustack.image.MemberView;
import org.ustack.image.Visibility;
import org.ustack.image.domain.Image;
import org.ustack.image.domain.ImageMember;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Settings;

/** Members of shared images. */
@Stateless
public class ImageMembersBean implements ImageMembers {

    private static final int MAX_MEMBER_ID = 64;

    @PersistenceContext(unitName = "image")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Settings settings;

    @Override
    public MemberView add(RequestContext caller, String imageId, String memberId) {
        ImageRepository images = new ImageRepository(em);
        Image image = images.owned(caller, imageId);
        requireShared(image);
        if (memberId.isEmpty() || memberId.length() > MAX_MEMBER_ID) {
            throw CommonError.invalid("member", memberId, "the length of a project id is 1 to " + MAX_MEMBER_ID);
        }
        if (images.member(imageId, memberId).isPresent()) {
            throw new CloudException(ImageError.MEMBER_EXISTS, "member", memberId, "id", imageId);
        }
        int limit = settings.get(ImageSettings.MAX_MEMBERS);
        if (images.memberCount(imageId) >= limit) {
            throw new CloudException(ImageError.TOO_MANY, "things", "members", "limit", limit);
        }
        ImageMember member = new ImageMember(imageId, memberId, clock.instant());
        images.add(member);
        em.flush();
        return member.view();
    }

    @Override
    public List<MemberView> list(RequestContext caller, String imageId) {
        ImageRepository images = new ImageRepository(em);
        Image image = images.visible(caller, imageId);
        if (image.visibility() != Visibility.SHARED) {
            throw new CloudException(ImageError.NOT_SHAREABLE, "id", imageId);
        }
        List<MemberView> members = images.members(imageId);
        if (caller.maySee(image.owner())) {
            return members;
        }
        return members.stream().filter(member -> caller.owns(member.memberId())).toList();
    }

    @Override
    public MemberView show(RequestContext caller, String imageId, String memberId) {
        return member(caller, imageId, memberId).view();
    }

    @Override
    public MemberView answer(RequestContext caller, String imageId, String memberId, MemberStatus status) {
        ImageMember member = member(caller, imageId, memberId);
        if (!caller.isAdmin() && !caller.owns(memberId)) {
            throw new CloudException(
                    ImageError.NOT_PERMITTED,
                    "reason",
                    "Only the member " + memberId + " may say whether it takes the image.");
        }
        member.answer(status, clock.instant());
        em.flush();
        return member.view();
    }

    @Override
    public void remove(RequestContext caller, String imageId, String memberId) {
        ImageRepository images = new ImageRepository(em);
        requireShared(images.owned(caller, imageId));
        images.remove(images.member(imageId, memberId).orElseThrow(() -> notFound(imageId, memberId)));
    }

    private ImageMember member(RequestContext caller, String imageId, String memberId) {
        ImageRepository images = new ImageRepository(em);
        Image image = images.visible(caller, imageId);
        ImageMember member = images.member(imageId, memberId).orElseThrow(() -> notFound(imageId, memberId));
        if (!caller.maySee(image.owner()) && !caller.owns(memberId)) {
            throw notFound(imageId, memberId);
        }
        return member;
    }

    private static void requireShared(Image image) {
        if (image.visibility() != Visibility.SHARED) {
            throw new CloudException(ImageError.NOT_SHAREABLE, "id", image.id());
        }
    }

    private static CloudException notFound(String imageId, String memberId) {
        return new CloudException(ImageError.MEMBER_NOT_FOUND, "member", memberId, "id", imageId);
    }
}

package org.ustack.image.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.ustack.image.MemberStatus;
import org.ustack.image.MemberView;

/** A project with which an image is shared. */
@Entity
@Table(name = "image_member")
@IdClass(ImageMember.Key.class)
public class ImageMember {

    @Id
    @Column(name = "image_id")
    private String imageId;

    @Id
    @Column(name = "member_id")
    private String memberId;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(16)")
    private MemberStatus status;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected ImageMember() {}

    public ImageMember(String imageId, String memberId, Instant now) {
        this.imageId = imageId;
        this.memberId = memberId;
        this.status = MemberStatus.PENDING;
        this.createdAt = now;
        this.updatedAt = now;
    }

    public void answer(MemberStatus newStatus, Instant now) {
        status = newStatus;
        updatedAt = now;
    }

    public String memberId() {
        return memberId;
    }

    public MemberView view() {
        return new MemberView(imageId, memberId, status, createdAt, updatedAt);
    }

    /** Primary key. */
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private String imageId;
        private String memberId;

        protected Key() {}

        public Key(String imageId, String memberId) {
            this.imageId = imageId;
            this.memberId = memberId;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && imageId.equals(key.imageId) && memberId.equals(key.memberId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(imageId, memberId);
        }
    }
}

package org.ustack.web.catalog;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ustack.identity.ProjectDirectory;
import org.ustack.image.ImageMembers;
import org.ustack.image.ImageView;
import org.ustack.image.MemberStatus;
import org.ustack.image.MemberView;
import org.ustack.image.Visibility;
import org.ustack.web.access.Work;
import org.ustack.web.parts.Ask;
import org.ustack.web.text.Words;

/** With which projects an image is shared: its owner says so, and each of them takes it or not. */
@Named
@ViewScoped
public class ImageSharing implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String REMOVE = "delete_member";
    private static final String ANSWER = "modify_member";

    @Inject
    ImageMembers members;

    @Inject
    ImagePage page;

    @Inject
    ProjectDirectory people;

    @Inject
    Work work;

    @Inject
    Words words;

    private String newcomer;

    /** @param name of the project; its id where it is gone */
    public record Line(MemberView member, String name) {}

    public List<Line> getMembers() {
        List<MemberView> found = members.list(work.reader(), page.getId());
        Map<String, String> names =
                people.projectNames(found.stream().map(MemberView::memberId).collect(Collectors.toSet()));
        return found.stream()
                .map(member -> new Line(member, names.getOrDefault(member.memberId(), member.memberId())))
                .toList();
    }

    /** Only shared images have members. */
    public boolean isShown() {
        return page.getImage().visibility() == Visibility.SHARED && work.may("get_members");
    }

    public boolean isMayAdd() {
        return page.isMayChange() && work.may("add_member");
    }

    public boolean isMayRemove() {
        return page.isMayChange() && work.may(REMOVE);
    }

    /** What the reader's own project says to the image; null where it is not a member, or may not say. */
    public MemberStatus getOwnAnswer() {
        ImageView image = page.getImage();
        String project = work.reader().projectId();
        if (!isShown() || project.equals(image.owner()) || !work.may(ANSWER)) {
            return null;
        }
        return getMembers().stream()
                .map(Line::member)
                .filter(member -> member.memberId().equals(project))
                .map(MemberView::status)
                .findFirst()
                .orElse(null);
    }

    public void add() {
        work.changeInForm("add_member", caller -> members.add(caller, page.getId(), newcomer.strip()))
                .ifPresent(added -> {
                    words.done(words.get("image.shared", added.memberId()));
                    newcomer = null;
                });
    }

    /** @param status by name */
    public void answer(String status) {
        MemberStatus said = MemberStatus.valueOf(status);
        work.change(ANSWER, caller -> members.answer(caller, page.getId(), caller.projectId(), said))
                .ifPresent(answered -> words.done(words.get("image.answered." + status)));
    }

    void remove(Ask ask) {
        if (work.done(REMOVE, caller -> members.remove(caller, page.getId(), ask.id()))) {
            words.done(words.get("did.image.unshare", ask.name()));
        }
    }

    public String getNewcomer() {
        return newcomer;
    }

    public void setNewcomer(String newcomer) {
        this.newcomer = newcomer;
    }
}

package org.ustack.web.catalog;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ustack.identity.ProjectDirectory;
import org.ustack.image.ImageImports;
import org.ustack.image.ImageService;
import org.ustack.image.ImageStatus;
import org.ustack.image.ImageTaskView;
import org.ustack.image.ImageTasks;
import org.ustack.image.ImageView;
import org.ustack.image.ImportImage;
import org.ustack.image.ImportMethod;
import org.ustack.image.Visibility;
import org.ustack.web.access.Work;
import org.ustack.web.identity.IdentityWork;
import org.ustack.web.parts.Ask;
import org.ustack.web.text.Words;

/** An image: what it is, where its bytes come from, and what its owner can do about it. */
@Named
@ViewScoped
public class ImagePage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String MODIFY = "modify_image";

    @Inject
    ImageService images;

    @Inject
    ImageImports imports;

    @Inject
    ImageTasks tasks;

    @Inject
    ImageSharing sharing;

    @Inject
    ProjectDirectory people;

    @Inject
    Work work;

    @Inject
    IdentityWork identity;

    @Inject
    Words words;

    private String id;
    private transient ImageView image;
    private String address;
    private ImageForm form = new ImageForm();
    private Ask ask = Ask.NOTHING;

    public void load() throws IOException {
        image = identity.open(() -> images.show(work.reader(), id));
    }

    public ImageView getImage() {
        if (image == null) {
            image = images.show(work.reader(), id);
        }
        return image;
    }

    /** After news: the next question reads again. */
    public void refresh() {
        image = null;
    }

    /** By name; an image of a project that is gone shows the id. */
    public String getOwner() {
        String owner = getImage().owner();
        return owner == null ? null : people.projectNames(Set.of(owner)).getOrDefault(owner, owner);
    }

    public Map<String, String> getProperties() {
        return ImageForm.own(getImage().properties());
    }

    /** Bytes are on their way: the page looks again by itself. */
    public boolean isMoving() {
        ImageStatus status = getImage().status();
        return status == ImageStatus.SAVING || status == ImageStatus.UPLOADING || status == ImageStatus.IMPORTING;
    }

    /** The imports of its bytes, oldest first. */
    public List<ImageTaskView> getTasks() {
        return tasks.ofImage(work.reader(), id);
    }

    /** Whether it belongs to the reader's project, or the reader runs the cloud. */
    private boolean isOwn() {
        return work.reader().isAdmin()
                || work.reader().projectId().equals(getImage().owner());
    }

    public boolean isMayChange() {
        return isOwn() && work.may(MODIFY);
    }

    public boolean isMayFill() {
        return isOwn() && work.may("upload_image") && getImage().status() == ImageStatus.QUEUED;
    }

    public boolean isMayBar() {
        return isOwn() && work.may("deactivate") && getImage().status() == ImageStatus.ACTIVE;
    }

    public boolean isMayAllow() {
        return isOwn() && work.may("reactivate") && getImage().status() == ImageStatus.DEACTIVATED;
    }

    public boolean isMayDelete() {
        return isOwn() && work.may("delete_image") && !getImage().deleteProtected();
    }

    public void edit() {
        form = new ImageForm(getImage());
    }

    public void save() {
        refresh();
        work.changeInForm(MODIFY, caller -> images.change(caller, id, form.changes(getImage())))
                .ifPresent(saved -> {
                    image = saved;
                    words.done(words.get("saved", saved.name()));
                });
    }

    /** Has the cloud fetch the bytes; how that goes is seen on the page. */
    public void fetch() {
        String uri = address.strip();
        ObjectNode asked = JsonNodeFactory.instance.objectNode();
        asked.putObject("method")
                .put("name", ImportMethod.WEB_DOWNLOAD.apiName())
                .put("uri", uri);
        ImportImage command = new ImportImage(ImportMethod.WEB_DOWNLOAD, uri, null, List.of(), asked.toString());
        if (work.changeInForm(MODIFY, caller -> {
                    imports.begin(caller, id, command);
                    return true;
                })
                .isPresent()) {
            address = null;
            words.done(words.get("image.fetching"));
        }
        refresh();
    }

    public void allow() {
        if (work.done("reactivate", caller -> images.reactivate(caller, id))) {
            words.done(words.get("image.allowed", getImage().name()));
        }
        refresh();
    }

    public void ask() {
        ask = Ask.ofRequest();
    }

    public String doAsked() {
        if (ask.what().equals("image.delete")) {
            if (work.done("delete_image", caller -> images.delete(caller, id))) {
                words.done(words.get("did.image.delete", ask.name()));
                return "/images.xhtml?faces-redirect=true";
            }
        } else if (ask.what().equals("image.unshare")) {
            sharing.remove(ask);
        } else if (work.done("deactivate", caller -> images.deactivate(caller, id))) {
            words.done(words.get("did.image.bar", ask.name()));
        }
        refresh();
        return null;
    }

    public List<Visibility> getVisibilities() {
        return ImageForm.visibilities(work.reader());
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getAddress() {
        return address;
    }

    public void setAddress(String address) {
        this.address = address;
    }

    public ImageForm getForm() {
        return form;
    }

    public Ask getAsk() {
        return ask;
    }
}

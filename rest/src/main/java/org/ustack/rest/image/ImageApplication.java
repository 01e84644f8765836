package org.ustack.rest.image;

import jakarta.ws.rs.ApplicationPath;
import org.ustack.rest.common.ApiApplication;

/** Glance v2 under {@code /image}. */
@ApplicationPath("/image")
public class ImageApplication extends ApiApplication {

    public ImageApplication() {
        super(
                new ImageErrorFormat(),
                ImageVersionsResource.class,
                ImagesResource.class,
                ImageFileResource.class,
                ImageMembersResource.class,
                ImageImportsResource.class,
                ImageTasksResource.class,
                NamespacesResource.class,
                MetadefObjectsResource.class,
                MetadefPropertiesResource.class,
                MetadefTagsResource.class,
                MetadefResourceTypesResource.class,
                ImageInfoResource.class,
                ImagePatchReader.class,
                EmptyIdFilter.class);
    }
}

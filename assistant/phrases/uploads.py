"""What is said of articles that are added, and of an index that is not whole yet: English and French."""

from __future__ import annotations

UPLOADS: dict[str, tuple[str, str]] = {
    "notice.indexing": (
        "The articles are still being indexed ({n} of {all} so far); the answer comes from these.",
        "L'indexation des articles est en cours ({n} sur {all} pour l'instant)\u00a0; la réponse vient de ceux-là.",
    ),
    "notice.indexing_begins": (
        "The articles are still being read; the answer may be missing for that alone.",
        "Les articles sont encore en cours de lecture\u00a0; la réponse peut manquer pour cette seule raison.",
    ),
    "notice.indexing_failed": (
        "Indexing broke off ({why}); the answer comes from what was indexed before.",
        "L'indexation s'est interrompue ({why})\u00a0; la réponse vient de ce qui était indexé avant.",
    ),
    "upload.added": ("Added.", "Ajouté."),
    "upload.known": ("It was here already.", "Déjà présent."),
    "upload.parts": (
        "Added; not read of its articles: {n}, the first because: {why}",
        "Ajouté\u00a0; articles non lus\u00a0: {n}, le premier pour cette raison\u00a0: {why}",
    ),
    "upload.off": ("No articles can be added here.", "L'ajout d'articles est fermé ici."),
    "upload.read_only": (
        "Another process has the corpus open: nothing can be added or removed here just now.",
        "Un autre processus tient le corpus ouvert\u00a0: rien ne peut être ajouté ni retiré ici pour le moment.",
    ),
    "upload.corpus": (
        "This article belongs to the common corpus and stays there.",
        "Cet article appartient au corpus commun et y reste.",
    ),
    "upload.ending": (
        "Files of this kind cannot be read; these can: {endings}.",
        "Ce type de fichier ne peut être lu\u00a0; ceux-ci le peuvent\u00a0: {endings}.",
    ),
    "upload.empty": ("The file is empty.", "Le fichier est vide."),
    "upload.large": ("The file is larger than {megabytes} MB.", "Le fichier dépasse {megabytes}\u00a0Mo."),
    "upload.files": ("No more than {files} files at once.", "Pas plus de {files} fichiers à la fois."),
    "upload.full": (
        "There is no room: {total} MB in all may be added. Remove something first.",
        "Il n'y a plus de place\u00a0: {total}\u00a0Mo au plus en tout. Retirez d'abord quelque chose.",
    ),
    "upload.articles": (
        "There is no room: {articles} articles in all may be added. Remove some first.",
        "Il n'y a plus de place\u00a0: {articles} articles au plus en tout. Retirez-en d'abord.",
    ),
    "upload.lie": (
        "The content is not what the ending of the name says.",
        "Le contenu n'est pas celui qu'annonce la terminaison du nom.",
    ),
    "upload.binary": ("This is not a text file.", "Ce n'est pas un fichier de texte."),
    "upload.bomb": (
        "Unpacked, it is far larger than an article.",
        "Décompressé, il est bien plus gros qu'un article.",
    ),
    "upload.entities": (
        "It declares a document type or entities of its own; such files are not read.",
        "Il déclare un type de document ou des entités\u00a0; ces fichiers ne sont pas lus.",
    ),
    "upload.link": ("This is a link, not an ordinary file.", "C'est un lien, non un fichier ordinaire."),
    "upload.slow": (
        "Reading it takes more than {seconds} seconds; divide it.",
        "Sa lecture prend plus de {seconds} secondes\u00a0; divisez-le.",
    ),
    "upload.crash": (
        "It cannot be read: reading it broke off.",
        "Il ne peut être lu\u00a0: la lecture s'est interrompue.",
    ),
    "upload.disk": (
        "It could not be kept: is the disk full?",
        "Il n'a pu être gardé\u00a0: le disque est-il plein\u00a0?",
    ),
    "upload.locked": (
        "It is locked by a password or in an old format; save a copy without password in a current format.",
        "Il est protégé par un mot de passe ou d'un format ancien\u00a0; enregistrez-en une copie sans "
        "mot de passe, dans un format actuel.",
    ),
    "upload.scan": (
        "Its pages are pictures without text; run text recognition (OCR) over it.",
        "Ses pages sont des images sans texte\u00a0; passez-y une reconnaissance de caractères (OCR).",
    ),
    "upload.work": (
        "It is too long or too intricate; divide it.",
        "Il est trop long ou complexe\u00a0; divisez-le.",
    ),
    "upload.damaged": (
        "It is damaged; open it in its program and save it again.",
        "Il est endommagé\u00a0; ouvrez-le dans son logiciel et enregistrez-le de nouveau.",
    ),
    "upload.no_text": ("It holds no text of an article.", "Il ne contient pas de texte d'article."),
    "upload.twice": (
        "Two of its articles have one id; the first was kept.",
        "Deux de ses articles ont le même identifiant\u00a0; le premier a été gardé.",
    ),
    "upload.unreadable": (
        "It cannot be read as an article of its kind.",
        "Il ne peut être lu comme un article de ce type.",
    ),
}

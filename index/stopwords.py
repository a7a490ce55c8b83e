"""Words that say nothing of what a text is about, folded, by language. Data only."""

from __future__ import annotations

_WORDS = {
    "en": """
        a about after all also am an and any are as at be because been before being both but by can could
        did do does doing during each for from had has have having he her here hers him his how i if in into
        is it its just me more most my no nor not of off on once only or other our out over own same she
        should so some such than that the their them then there these they this those through to too under
        until up very was we were what when where which while who whom why will with would you your s t don
        isn aren wasn weren doesn didn
    """,
    "fr": """
        a ai ait alors ainsi apres au aucun aucune aura aussi autre autres aux avait avant avec avoir ayant
        bien c ca car ce ceci cela celle celles celui ces cet cette ceux chaque chez ci comme comment d dans
        de depuis des dont du elle elles en encore entre es est et etaient etait etant ete etre eu eux fait
        font furent fut il ils j je jusqu l la laquelle le lequel les lesquelles lesquels leur leurs lors
        lui m ma mais me meme memes mes moi mon n ne ni nos notre nous on ont ou par parce pas pendant peu
        peut plus pour pourquoi qu quand que quel quelle quelles quels qui quoi s sa sans se selon sera
        seront ses si son sont sous sur t ta tandis te tes toi ton tous tout toute toutes tres tu un une
        vers vos votre vous y
    """,
    "de": """
        aber alle allem allen aller alles als also am an andere anderen auch auf aus bei bin bis bist da
        damit dann das dass dem den denn der des die dies diese diesem diesen dieser dieses doch dort du
        durch ein eine einem einen einer eines er es etwas euch fur gegen hat hatte hatten haben hier hin
        hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in ist ja jede jedem jeden jeder jedes jene
        kann kein keine man mehr mein mich mir mit nach nicht nichts noch nun nur ob oder ohne sehr sein
        seine seinem seinen seiner sich sie sind so uber um und uns unter viel vom von vor war waren was
        weil welche welchem welchen welcher welches wenn wer wie wird wir wo wurde wurden zu zum zur
        zwischen
    """,
    "es": """
        a al algo ante antes como con contra cual cuales cuando cuanto cuantos de del desde donde durante e
        el ella ellas ellos en entre era eran es esa esas ese eso esos esta estaba estado estan estar estas
        este esto estos fue fueron ha habia han hasta hay la las le les lo los mas me mi mientras muy nada
        ni no nos o os otra otros para pero poco por porque que quien quienes se ser si sido sin sobre son
        su sus tambien tanto te tiene tienen todo todos tu un una uno unos y ya yo
    """,
    "it": """
        a ad agli ai al alla alle allo anche avere aveva c che chi ci come con contro cui da dagli dai dal
        dalla dalle dallo degli dei del della delle dello di dove e ed era erano essere fu gli ha hanno i il
        in io l la le lei li lo loro lui ma mi mia mio ne nei nel nella nelle nello noi non nostro o per
        perche piu quale quando quanto quella quelle quelli quello questa queste questi questo se si sia
        sono su sua sue sui sul sulla suo suoi tra tu tutti tutto un una uno voi
    """,
    "pt": """
        a ao aos as ate com como da das de dela dele deles depois do dos e ela elas ele eles em entre era
        eram essa esse esta estao estas estava este foi foram ha isso isto ja la lhe mais mas me mesmo meu
        minha muito na nao nas nem no nos nossa nosso num numa o os ou para pela pelas pelo pelos por qual
        quando quanto que quem se sem ser seu seus so sua suas tambem te tem tinha um uma umas uns voce
    """,
    "nl": """
        aan al alles als altijd andere ben bij daar dan dat de der deze die dit doch doen door dus een en er
        ge geen had heb hebben heeft hem het hier hij hoe hun iemand iets ik in is ja je kan kon kunnen maar
        me meer men met mij mijn moet na naar niet niets nog nu of om omdat onder ons ook op over reeds te
        tegen toch toen tot u uit uw van veel voor want waren was wat welke werd wezen wie wil worden wordt
        zal ze zelf zich zij zijn zo zonder zou
    """,
}
STOP: dict[str, frozenset[str]] = {language: frozenset(words.split()) for language, words in _WORDS.items()}

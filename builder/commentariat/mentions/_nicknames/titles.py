"""What the bearers of a title or rank are called for short; these are no given names."""

GROUPS = """
professor* prof / doctor* doc / dr* doc / captain* capt cap / sergeant* sarge / commander* cmdr /
inspector* insp / reverend* rev / governor* guv / grandpa* gramps grandad / grandma* granny gran /
grandfather* gramps grandad / grandmother* granny gran / doktor* doc / kapitän* käptn /
professorin* prof / professeur* prof / docteur* doc / capitaine* cap / capitán* capi /
profesor* profe prof / profesora* profe / doctora* doc / капитан* кэп / бабушка* бабуля /
дедушка* дедуля
"""

"""The grammar of deadline phrases: words, tokens, rules, and what they add up to.

A phrase goes through the modules in this order: `letters` (one shape for every dash, space and
look-alike letter), `tokens` and `repair` (words with their meaning from `lexicon`), `reader`
(tokens to items by the table in `rules`), `timeline` (years handed out, ranges joined),
`resolve` (items and the plan's period to a schedule). `domain.deadlines` is the door.
"""

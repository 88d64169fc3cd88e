"""The words of the glossary as tables."""
